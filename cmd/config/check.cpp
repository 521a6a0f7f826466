// SPDX-License-Identifier: Apache-2.0

#include "lib/config/check.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cmd/config/common.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/letter_check.hpp"
#include "cmd/mail/letter.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/calls/letter.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/letter.hpp"

namespace qlab::cmd {
namespace {

constexpr std::array<render::Field<config::Problem>, 3> fields{{
    {"key", [](const config::Problem& problem, render::Sink& sink) { sink.text(problem.key); }},
    {"problem",
     [](const config::Problem& problem, render::Sink& sink) { sink.text(problem.message); }},
    {"hint", [](const config::Problem& problem,
                render::Sink& sink) { put_or_nothing(problem.hint, sink); }},
}};

/// lib/config knows the shape of a zone's name, the calendar knows which there are.
void check_zone(const std::string& zone, std::vector<config::Problem>& found) {
  if (zone.empty()) return;
  try {
    calendar::check_zone(zone);
  } catch (const Error& error) {
    found.push_back({"general.timezone", error.what(), error.hint()});
  }
}

/// Letters of one's own, and those that reminders name.
class Letters {
 public:
  Letters(const config::Config& config, std::vector<config::Problem>& found)
      : m_config(config), m_found(found) {}

  void check() {
    const auto& folder = m_config.webinar.templates;
    if (!folder.empty() && !std::filesystem::is_directory(folder)) return;  // is listed already
    name_error(own_letters, [&] { m_templates.emplace(folder); });
    if (!m_templates) return;
    for (const auto& letter : letters())
      name_error(own_letters, [&] { check_letter(*m_templates, letter.name, letter.variables); });
    check_reminders("webinar.reminders", m_config.webinar.reminders, webinar::letter_variables);
    check_reminders("calls.reminders", m_config.calls.reminders, calls::letter_variables);
  }

 private:
  static constexpr auto own_letters = "webinar.templates";

  void check_reminders(std::string_view key, const std::vector<config::Reminder>& reminders,
                       std::span<const std::string_view> variables) {
    for (const auto& reminder : reminders)
      name_error(key, [&] { check_letter(*m_templates, reminder.letter, variables); });
  }

  void name_error(std::string_view key, const std::function<void()>& check) {
    try {
      check();
    } catch (const Error& error) {
      m_found.push_back({key, error.what(), error.hint()});
    }
  }

  const config::Config& m_config;
  std::vector<config::Problem>& m_found;
  std::optional<mail::Templates> m_templates;
};

Exit run(Context& context) {
  const auto& loaded = context.configuration();
  auto found = config::problems(loaded.config, context.environment().credentials);
  check_zone(loaded.config.general.timezone, found);
  Letters(loaded.config, found).check();
  auto rows = context.rows<config::Problem>(fields);
  for (const auto& problem : found) rows.add(problem);
  rows.finish();
  for (const auto& file : loaded.files) {
    context.detail("read '{}'", text::terminal_safe(file.string()));
  }
  return found.empty() ? Exit::ok : Exit::config;
}

}  // namespace

void add_config_check(Verb& config, Action& action) {
  auto verb = config.add_verb("check", "List what is wrong with the configuration");
  verb.shows([] { return render::Fields<config::Problem>(fields); }, render::Amount::many);
  verb.footer(
      "The status is 0 where nothing is wrong and 78 otherwise; nothing is sent, and no password\n"
      "command runs.\nExample:\n  qlab config check -v");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd
