// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/rules.hpp"

namespace qlab::cmd {

std::vector<ViabilityRule> viability_rules(const config::Scenarios& configured) {
  std::vector<ViabilityRule> rules;
  const auto add = [&](std::size_t axis, int percent, int people, int lasting) {
    if (percent > 0) {
      rules.push_back(
          {.axis = axis, .least = percent, .of_each = 100, .share_of = ShareOf::reachable});
    }
    if (people > 0) rules.push_back({.axis = axis, .least = people});
    if (lasting > 0) rules.push_back({.axis = axis, .counted = Counted::lasting, .least = lasting});
  };
  add(0, configured.want_percent, configured.want_people, 0);
  add(1, configured.value_percent, configured.value_people, 0);
  add(2, configured.support_percent, configured.support_people, configured.support_lasting);
  for (const auto& text : configured.rules) {
    if (const auto rule = parse_viability_rule(text)) rules.push_back(*rule);
  }
  return rules;
}

}  // namespace qlab::cmd
