// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/front_matter.hpp"

#include <fmt/format.h>

#include <array>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::string_view fence = "---";
constexpr std::array<std::string_view, 3> keys{"slug", "title", "order"};
constexpr std::int64_t highest_order = 1'000'000;

/// Only what may stand in a title unquoted and mean itself.
constexpr std::string_view special = "\"'#&*!|>%@`[]{},?:-";

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view source) : m_rest(text), m_source(source) {}

  MarkdownFile read() {
    const auto whole = m_rest;
    if (!next() || text::trim(m_line) != fence) {
      m_file.body = tidy(whole);
      return std::move(m_file);
    }
    while (true) {
      if (!next()) refuse(m_line.data(), "the front matter has no end", "end it by a line of ---");
      if (text::trim(m_line) == fence) break;
      read_entry();
    }
    m_file.body = tidy(m_rest);
    return std::move(m_file);
  }

 private:
  bool next() {
    if (m_rest.empty()) return false;
    const auto end = std::min(m_rest.find('\n'), m_rest.size());
    m_line = without_return(m_rest.substr(0, end));
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    ++m_number;
    return true;
  }

  void read_entry() {
    const auto line = text::trim(m_line);
    if (line.empty() || line.starts_with('#')) return;
    const auto colon = m_line.find(':');
    if (colon == std::string_view::npos) refuse(line.data(), "a line is no 'key: value'");
    const auto key = text::trim(m_line.substr(0, colon));
    const auto value = text::trim(m_line.substr(colon + 1));
    if (key == "slug") {
      take(m_file.slug, key, value);
    } else if (key == "title") {
      take(m_file.title, key, value);
    } else if (key == "order") {
      read_order(key, value);
    } else {
      refuse(line.data(), fmt::format("unknown key '{}'", text::terminal_safe(key)),
             text::did_you_mean(key, keys));
    }
  }

  void take(std::optional<std::string>& field, std::string_view key, std::string_view value) {
    if (field) refuse(key.data(), fmt::format("'{}' is said twice", key));
    if (value.empty()) refuse(key.data(), fmt::format("'{}' says nothing", key));
    field = unquoted(value);
    if (text::trim(*field).empty() || text::has_control(*field))
      refuse(value.data(), fmt::format("'{}' must be one line of text", key));
  }

  void read_order(std::string_view key, std::string_view value) {
    if (m_file.order) refuse(key.data(), "'order' is said twice");
    const auto order = ascii::number(value);
    if (!order || *order < 1 || *order > highest_order)
      refuse(value.empty() ? key.data() : value.data(), "'order' must be a number from 1");
    m_file.order = order;
  }

  [[nodiscard]] std::string unquoted(std::string_view value) const {
    const char quote = value.front();
    if (quote == '"' || quote == '\'') return quoted(value, quote);
    if (special.find(quote) != std::string_view::npos)
      refuse(value.data(), "a value that starts so needs quotes", "write it in \"double quotes\"");
    // A comment stands behind a space.
    return std::string(text::trim(value.substr(0, value.find(" #"))));
  }

  /// In double quotes \" and \\ stand for themselves; in single ones '' stands for one.
  [[nodiscard]] std::string quoted(std::string_view value, char quote) const {
    std::string plain;
    std::size_t i = 1;
    for (; i < value.size() && (value[i] != quote || is_doubled(value, i, quote)); ++i) {
      const bool escapes = quote == '"' && value[i] == '\\';
      if (escapes || value[i] == quote) ++i;
      if (i == value.size() || (escapes && value[i] != '"' && value[i] != '\\'))
        refuse(value.data() + i - 1, "this escape is not known here", "use \\\" or \\\\");
      plain += value[i];
    }
    if (i == value.size()) refuse(value.data(), "a quote is never closed");
    const auto behind = text::trim(value.substr(i + 1));
    if (!behind.empty() && !behind.starts_with('#'))
      refuse(behind.data(), "something stands behind the closing quote");
    return plain;
  }

  static bool is_doubled(std::string_view value, std::size_t i, char quote) {
    return quote == '\'' && i + 1 < value.size() && value[i + 1] == quote;
  }

  /// With LF alone, no empty lines around it and one line end.
  static std::string tidy(std::string_view text) {
    std::string body;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      body += without_return(text.substr(0, end));
      body += '\n';
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    const auto first = body.find_first_not_of('\n');
    if (first == std::string::npos) return {};
    body.erase(0, first);
    body.erase(body.find_last_not_of('\n') + 1);
    return body + '\n';
  }

  [[noreturn]] void refuse(const char* at, std::string_view message, std::string hint = {}) const {
    const auto before = static_cast<std::size_t>(at - m_line.data());
    PositionCounter counter({m_number, 1});
    counter.pass(m_line.substr(0, std::min(before, m_line.size())));
    throw Error(Kind::data, fmt::format("{}: {}", place(m_source, counter.position()), message),
                std::move(hint));
  }

  std::string_view m_rest;
  std::string m_source;
  std::string_view m_line;
  std::size_t m_number = 0;
  MarkdownFile m_file;
};

std::string quoted(std::string_view value) {
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

bool needs_quotes(std::string_view value) {
  return value.empty() || special.find(value.front()) != std::string_view::npos ||
         value.find(" #") != std::string_view::npos || text::trim(value) != value;
}

}  // namespace

MarkdownFile read_markdown(std::string_view text, std::string_view source) {
  return Reader(text, source).read();
}

std::string write_markdown(const MarkdownFile& file) {
  std::string text = "---\n";
  const auto add = [&](std::string_view key, std::string_view value) {
    text += fmt::format("{}: {}\n", key, needs_quotes(value) ? quoted(value) : std::string(value));
  };
  if (file.slug) add("slug", *file.slug);
  if (file.title) add("title", *file.title);
  if (file.order) text += fmt::format("order: {}\n", *file.order);
  return text + "---\n\n" + file.body;
}

}  // namespace qlab::scenarios
