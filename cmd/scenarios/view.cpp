// SPDX-License-Identifier: Apache-2.0

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/tally.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string scenario;
};

/// For people: what is known about it, a line for each axis, and the text as it was written.
void print(Context& context, const ScenarioView& view) {
  const auto fields = scenario_view_fields();
  context.show(fields.first(fields.size() - 2), view);
  context.out().write("\n");
  auto rows = context.rows(tally_row_fields());
  for (const auto& row : tally_rows({&view.tally, 1})) rows.add(row);
  rows.finish();
  context.out().write("\n" + text::terminal_safe_lines(view.body) + "\n");
}

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto scenario = scenarios::require(store, options.scenario);
  const ScenarioView view{scenarios::tally(store, scenario), scenarios::body(store, scenario)};
  if (context.style().format == render::Format::table) {
    print(context, view);
  } else {
    context.show(scenario_view_fields(), view);
  }
  return Exit::ok;
}

}  // namespace

void add_scenarios_view(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("view", "Show a scenario with its text and its answers");
  verb.add_option("SCENARIO", options->scenario, "Its id or slug").required();
  verb.shows(scenario_view_fields, render::Amount::one);
  verb.footer(
      "Examples:\n  qlab scenarios view host-led\n  qlab scenarios view s3 --json=title,body");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
