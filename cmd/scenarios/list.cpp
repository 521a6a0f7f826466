// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"
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

void add_scenarios_list(Verb& scenarios, Action& action) {
  auto verb = scenarios.add_verb("list", "List the scenarios in their order");
  verb.shows(scenario_fields, render::Amount::many);
  verb.footer("Examples:\n  qlab scenarios list\n  qlab scenarios list --json=ref,slug,state");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd
