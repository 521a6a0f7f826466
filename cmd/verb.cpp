// SPDX-License-Identifier: Apache-2.0
#include "cmd/verb.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <type_traits>

namespace qlab::cmd {
namespace {

/// A verb, and the verbs and the noun above it.
Declared declared_for(const CLI::App& app) {
  Declared declared{{}, app.get_name()};
  for (const auto* above = app.get_parent(); above->get_parent() != nullptr;
       above = above->get_parent()) {
    if (!declared.noun.empty()) declared.verb.insert(0, declared.noun + " ");
    declared.noun = above->get_name();
  }
  return declared;
}

template <class Target>
constexpr bool is_number = std::is_integral_v<Target>;
template <class Number>
constexpr bool is_number<std::optional<Number>> = std::is_integral_v<Number>;

/// Takes whole numbers from the least one on, and complains of others in our words: what is counted
/// or numbered is never negative.
CLI::Validator from(std::int64_t least) {
  const auto complaint = [least](const std::string& word) -> std::string {
    std::int64_t number = 0;
    const auto* end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end)
      return fmt::format("'{}' is no whole number", word);
    return number < least ? fmt::format("'{}' is less than {}", word, least) : "";
  };
  return {complaint, ""};
}

}  // namespace

Option& Option::type_name(const std::string& name) {
  if (m_option != nullptr) m_option->type_name(name);
  return *this;
}

Option& Option::required() {
  if (m_option != nullptr) m_option->required();
  return *this;
}

Option& Option::expected(int least, int most) {
  if (m_option != nullptr) m_option->expected(least, most);
  return *this;
}

Option& Option::positive() {
  if (m_option != nullptr) m_option->check(from(1));
  return *this;
}

Option& Option::one_of(std::span<const std::string_view> words) {
  std::string all;
  for (const auto word : words) (all += all.empty() ? "" : "|") += word;
  return type_name(all);
}

Option& Option::one_at_a_time() {
  if (m_option != nullptr) m_option->allow_extra_args(false);
  return *this;
}

void Option::need(Option other) {
  if (m_option != nullptr) m_option->needs(other.m_option);
}

void Option::exclude(Option other) {
  if (m_option != nullptr) m_option->excludes(other.m_option);
}

Verb Verb::add_verb(const std::string& name, const std::string& purpose) {
  if (m_app == nullptr || (!m_only.empty() && name != m_only)) return {};
  Verb verb(*m_app->add_subcommand(name, purpose), *m_declarations);
  verb.m_declared = &m_declarations->emplace_back(declared_for(*verb.m_app));
  return verb;
}

void Verb::require_verb() {
  if (m_app != nullptr) m_app->require_subcommand(1);
}

template <class Target>
Option Verb::add(const std::string& names, Target& target, const std::string& help) {
  if (m_app == nullptr) return {};
  auto* option = m_app->add_option(names, target, help);
  if constexpr (is_number<Target>) option->check(from(0));
  return Option(*option);
}

Option Verb::add_option(const std::string& names, std::string& target, const std::string& help) {
  return add(names, target, help);
}

Option Verb::add_option(const std::string& names, std::filesystem::path& target,
                        const std::string& help) {
  return add(names, target, help);
}

Option Verb::add_option(const std::string& names, std::int64_t& target, const std::string& help) {
  return add(names, target, help);
}

Option Verb::add_option(const std::string& names, std::vector<std::string>& target,
                        const std::string& help) {
  return add(names, target, help);
}

Option Verb::add_option(const std::string& names, std::optional<std::string>& target,
                        const std::string& help) {
  return add(names, target, help);
}

Option Verb::add_option(const std::string& names, std::optional<std::int64_t>& target,
                        const std::string& help) {
  return add(names, target, help);
}

Option Verb::add_option(const std::string& names, std::optional<std::size_t>& target,
                        const std::string& help) {
  return add(names, target, help);
}

Option Verb::add_flag(const std::string& names, bool& target, const std::string& help) {
  return m_app == nullptr ? Option() : Option(*m_app->add_flag(names, target, help));
}

Option Verb::get_option(const std::string& name) const {
  return m_app == nullptr ? Option() : Option(*m_app->get_option(name));
}

void Verb::hide() {
  if (m_app != nullptr) m_app->group("");
}

void Verb::shows_as(const std::function<std::string()>& blank) {
  declare({{}, render::Amount::one, [blank] { return render::properties_of(blank()); }});
}

void Verb::declare(Written written) {
  if (m_declared != nullptr) m_declared->outputs.push_back(std::move(written));
}

void Verb::declare_columns(std::function<std::vector<render::Property>()> columns) {
  if (m_declared != nullptr) m_declared->outputs.back().columns.push_back(std::move(columns));
}

void Verb::takes_formats(std::initializer_list<std::string_view> names) {
  if (m_declared != nullptr) m_declared->formats = names;
}

void Verb::takes_output(const std::function<bool()>& takes) {
  if (m_declared != nullptr) m_declared->takes_output = takes;
}

void Verb::footer(const std::string& text) {
  if (m_app != nullptr) m_app->footer(text);
}

void Verb::callback(const std::function<void()>& act) {
  if (m_app == nullptr) return;
  m_app->callback([app = m_app, act] {
    if (app->get_subcommands().empty()) act();
  });
}

}  // namespace qlab::cmd
