// SPDX-License-Identifier: Apache-2.0
#include "lib/config/value.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/config/lists.hpp"
#include "lib/config/recipe.hpp"
#include "lib/config/reminders.hpp"
#include "lib/config/valid.hpp"
#include "lib/core/text.hpp"
#include "lib/core/units.hpp"

namespace qlab::config {
namespace {

class Reader {
 public:
  Reader(const Key& key, const toml::node& node, const Source& source, Config& config)
      : m_key(key), m_node(node), m_source(source), m_config(config) {}

  void operator()(const Text& field) const {
    const auto& value = text_of(m_node);
    if (!value.empty() && !field.valid(value)) refuse();
    // An empty text takes back what an earlier layer said.
    Config defaults;
    field.at(m_config) = value.empty() ? field.at(defaults) : value;
  }

  void operator()(const Path& field) const {
    const auto& value = text_of(m_node);
    if (!is_line(value)) refuse();
    const bool is_name = field.bare_word == Path::BareWord::is_a_name && is_recipe_name(value);
    field.at(m_config) = is_name ? std::filesystem::path(value) : resolve(value);
  }

  void operator()(const Number& field) const {
    const auto* value = m_node.as_integer();
    if (!value || value->get() < field.least || value->get() > field.most) refuse();
    field.at(m_config) = static_cast<int>(value->get());
  }

  void operator()(const Flag& field) const {
    const auto* value = m_node.as_boolean();
    if (!value) refuse();
    field.at(m_config) = value->get();
  }

  void operator()(const Words& field) const {
    const auto* list = m_node.as_array();
    if (!list) refuse();
    std::vector<std::string> words;
    for (const auto& item : *list) {
      words.push_back(text_of(item));
      if (!is_line(words.back())) refuse();
      if (!field.valid(words.back())) refuse_item(item, words.back());
    }
    field.at(m_config) = std::move(words);
  }

  void operator()(const Lists& field) const {
    const auto* table = m_node.as_table();
    if (!table) refuse();
    field.at(m_config) = read_lists(*table, field.words, m_source);
  }

  void operator()(const Hours& field) const {
    const auto& value = text_of(m_node);
    const auto hours = parse_quiet_hours(value);
    if (!value.empty() && !hours) refuse();
    field.at(m_config) = hours;
  }

  void operator()(const Duration& field) const {
    const auto seconds = sum_of_units(text_of(m_node), elapsed_units);
    if (!seconds || *seconds == 0) refuse();
    field.at(m_config) = std::chrono::seconds(*seconds);
  }

  void operator()(const Reminders& field) const {
    field.at(m_config) = read_reminders(m_key.name, m_node, m_source, field.of);
  }

  void operator()(const Choice& field) const {
    const auto& value = text_of(m_node);
    const auto word = std::ranges::find(field.words, std::string_view(value));
    if (word == field.words.end()) refuse_word(field, value);
    field.choose(m_config, static_cast<std::size_t>(word - field.words.begin()));
  }

 private:
  [[nodiscard]] const std::string& text_of(const toml::node& node) const {
    const auto* value = node.as_string();
    if (!value) refuse();
    return value->get();
  }

  [[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& path) const {
    if (path.empty()) return path;
    const bool at_home = *path.begin() == "~" && !m_source.home.empty();
    if (at_home) return m_source.home / path.lexically_relative("~");
    return (m_source.folder / path).lexically_normal();
  }

  /// Does not repeat the value: it could be a secret in the wrong place.
  [[noreturn]] void refuse() const {
    throw error_at(m_source, m_node.source().begin,
                   fmt::format("'{}' must be {}", m_key.name, accepts(m_key)));
  }

  /// At its own place: a list is long.
  [[noreturn]] void refuse_item(const toml::node& item, std::string_view word) const {
    throw error_at(m_source, item.source().begin,
                   fmt::format("'{}' must be {}, not '{}'", m_key.name, accepts(m_key),
                               text::terminal_safe(word)));
  }

  [[noreturn]] void refuse_word(const Choice& field, std::string_view word) const {
    const auto shown = text::terminal_safe(word);
    throw error_at(m_source, m_node.source().begin,
                   fmt::format("'{}' must be {}, not '{}'", m_key.name, accepts(m_key), shown),
                   text::did_you_mean(word, field.words));
  }

  const Key& m_key;
  const toml::node& m_node;
  const Source& m_source;
  Config& m_config;
};

struct Shown {
  Config& config;

  std::string operator()(const Text& field) const { return field.at(config); }
  std::string operator()(const Path& field) const { return field.at(config).string(); }
  std::string operator()(const Number& field) const { return fmt::to_string(field.at(config)); }
  std::string operator()(const Flag& field) const { return field.at(config) ? "true" : "false"; }
  std::string operator()(const Choice& field) const {
    return std::string(field.words[field.chosen(config)]);
  }
  std::string operator()(const Words& field) const {
    std::vector<std::string> words;
    for (const auto& word : field.at(config)) words.push_back(basic_string(word));
    return words.empty() ? std::string() : fmt::format("[{}]", text::join(words, ", "));
  }
  std::string operator()(const Lists& field) const { return show_lists(field.at(config)); }
  std::string operator()(const Duration& field) const {
    return in_units(field.at(config).count(), elapsed_units);
  }
  std::string operator()(const Reminders& field) const {
    return show_reminders(field.at(config), field.of);
  }
  std::string operator()(const Hours& field) const {
    const auto& hours = field.at(config);
    if (!hours) return {};
    return fmt::format("{}-{}", show_time(hours->from), show_time(hours->until));
  }
};

}  // namespace

void read_value(const Key& key, const toml::node& node, const Source& source, Config& config) {
  std::visit(Reader(key, node, source, config), key.field);
}

std::string show_value(const Key& key, Config& config) {
  return std::visit(Shown{config}, key.field);
}

void read_typed(const Key& key, std::string_view typed, const Source& source, Config& config) {
  const auto table = parse(fmt::format("value = {}", to_toml(key, typed)), source);
  // A number typed with a second line would bring another key along.
  if (table.size() != 1) {
    throw error_at(source, {1, 1}, fmt::format("'{}' must be {}", key.name, accepts(key)));
  }
  read_value(key, *table.get("value"), source, config);
}

std::string to_toml(const Key& key, std::string_view typed) {
  const bool is_bare =
      std::holds_alternative<Number>(key.field) || std::holds_alternative<Flag>(key.field);
  const bool is_list =
      std::holds_alternative<Words>(key.field) || std::holds_alternative<Reminders>(key.field);
  const bool is_table = std::holds_alternative<Lists>(key.field);
  if (is_bare || is_table || (is_list && typed.starts_with('['))) return std::string(typed);
  return is_list ? fmt::format("[{}]", basic_string(typed)) : basic_string(typed);
}

}  // namespace qlab::config
