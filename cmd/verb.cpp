// SPDX-License-Identifier: Apache-2.0
#include "cmd/verb.hpp"

#include <CLI/CLI.hpp>

namespace qlab::cmd {

Option& Option::type_name(const std::string& name) { return m_option->type_name(name), *this; }
Option& Option::required() { return m_option->required(), *this; }
Option& Option::expected(int least, int most) { return m_option->expected(least, most), *this; }
Option& Option::positive() { return m_option->check(CLI::PositiveNumber), *this; }
Option& Option::one_of(std::span<const std::string_view> words) {
  std::string all;
  for (const auto word : words) (all += all.empty() ? "" : "|") += word;
  return type_name(all);
}
Option& Option::one_at_a_time() { return m_option->allow_extra_args(false), *this; }
void Option::need(Option other) { m_option->needs(other.m_option); }
void Option::exclude(Option other) { m_option->excludes(other.m_option); }

Verb Verb::add_verb(const std::string& name, const std::string& purpose) {
  return {*m_app->add_subcommand(name, purpose), *m_declarations};
}

void Verb::require_verb() { m_app->require_subcommand(1); }

Option Verb::add_option(const std::string& names, std::string& target, const std::string& help) {
  return Option(*m_app->add_option(names, target, help));
}

Option Verb::add_option(const std::string& names, std::filesystem::path& target,
                        const std::string& help) {
  return Option(*m_app->add_option(names, target, help));
}

Option Verb::add_option(const std::string& names, std::int64_t& target, const std::string& help) {
  return Option(*m_app->add_option(names, target, help));
}

Option Verb::add_option(const std::string& names, std::vector<std::string>& target,
                        const std::string& help) {
  return Option(*m_app->add_option(names, target, help));
}

Option Verb::add_option(const std::string& names, std::optional<std::string>& target,
                        const std::string& help) {
  return Option(*m_app->add_option(names, target, help));
}

Option Verb::add_option(const std::string& names, std::optional<std::int64_t>& target,
                        const std::string& help) {
  return Option(*m_app->add_option(names, target, help));
}

Option Verb::add_option(const std::string& names, std::optional<std::size_t>& target,
                        const std::string& help) {
  return Option(*m_app->add_option(names, target, help));
}

Option Verb::add_flag(const std::string& names, bool& target, const std::string& help) {
  return Option(*m_app->add_flag(names, target, help));
}

Option Verb::get_option(const std::string& name) const { return Option(*m_app->get_option(name)); }

void Verb::hide() { m_app->group(""); }

void Verb::declare(render::Amount amount, const std::string& variant,
                   std::function<std::vector<render::Property>()> properties) {
  const bool has_noun = m_app->get_parent()->get_parent() != nullptr;
  m_declarations->push_back({has_noun ? m_app->get_parent()->get_name() : "", m_app->get_name(),
                             variant, amount, std::move(properties)});
}

void Verb::footer(const std::string& text) { m_app->footer(text); }

void Verb::callback(const std::function<void()>& act) {
  m_app->callback([app = m_app, act] {
    if (app->get_subcommands().empty()) act();
  });
}

}  // namespace qlab::cmd
