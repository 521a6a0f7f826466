// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/scenarios/fields.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

Exit run(Context& context) {
  auto rows = context.rows(scenario_fields());
  for (const auto& scenario : scenarios::list(context.store_to_read())) rows.add(scenario);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_scenarios_list(CLI::App& scenarios, Action& action) {
  auto* verb = scenarios.add_subcommand("list", "List the scenarios in their order");
  verb->footer("Examples:\n  qlab scenarios list\n  qlab scenarios list --json=ref,slug,state");
  verb->callback([&action] { action = run; });
}

}  // namespace qlab::cmd
