// SPDX-License-Identifier: Apache-2.0

#include "lib/scenarios/tally.hpp"
#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/verb.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string scenario;
};

/// Scripts get a scenario with its axes inside; tables a row for each axis.
bool is_nested(const render::Style& style) {
  return style.is_json() || style.format == render::Format::ids;
}

std::vector<scenarios::Tally> counted(const store::Store& store, const std::string& scenario) {
  if (scenario.empty()) return scenarios::tallies(store);
  return {scenarios::tally(store, scenarios::require(store, scenario))};
}

Exit run(Context& context, const Options& options) {
  const auto tallies = counted(context.store_to_read(), options.scenario);
  if (is_nested(context.style())) {
    auto rows = context.rows(tally_fields());
    for (const auto& tally : tallies) rows.add(tally);
    rows.finish();
  } else {
    auto rows = context.rows(tally_row_fields());
    for (const auto& row : tally_rows(tallies)) rows.add(row);
    rows.finish();
  }
  return Exit::ok;
}

}  // namespace

void add_scenarios_tally(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("tally", "Count the present answers, axis by axis");
  verb.add_option("SCENARIO", options->scenario, "Its id or slug (default: every scenario)");
  verb.shows(tally_fields, render::Amount::many);
  verb.footer(
      "Who joined after a scenario opened is counted apart, a stale answer is never yes, and\n"
      "nothing is averaged.\n\n"
      "Examples:\n  qlab scenarios tally\n  qlab scenarios tally host-led --json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
