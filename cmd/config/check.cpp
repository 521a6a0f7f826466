// SPDX-License-Identifier: Apache-2.0

#include "lib/config/check.hpp"
#include "cmd/config/common.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

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

Exit run(Context& context) {
  const auto& loaded = context.configuration();
  auto found = config::problems(loaded.config, context.environment().credentials);
  check_zone(loaded.config.general.timezone, found);
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
