// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/transitions.hpp"

#include <vector>

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/fields.hpp"

namespace qlab::cmd {

Exit show_transitions(Context& context, std::string_view done,
                      std::span<const scenarios::Transition> transitions) {
  std::vector<Refusal> refusals;
  for (const auto& each : transitions) {
    if (!each.refused.empty()) refusals.push_back({each.scenario.slug, each.refused});
  }
  const auto exit = settle(context, done, refusals, transitions.size());
  auto rows = context.rows(scenario_transition_fields());
  for (const auto& each : transitions) rows.add(each);
  rows.finish();
  return exit;
}

}  // namespace qlab::cmd
