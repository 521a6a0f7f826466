// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/figures.hpp"

#include <map>

namespace qlab::scenarios {
namespace {

std::map<std::int64_t, std::string> present_bodies(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT v.scenario_id, v.body FROM scenario s"
      " JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version");
  std::map<std::int64_t, std::string> bodies;
  while (rows.step()) bodies[rows.integer(0)] = rows.text(1);
  return bodies;
}

}  // namespace

std::vector<Figure> figures(const store::Store& store) {
  auto bodies = present_bodies(store);
  std::vector<Figure> figures;
  for (auto& tally : tallies(store)) {
    const auto id = tally.scenario.id;
    if (tally.scenario.opened_at) figures.push_back({std::move(tally), std::move(bodies[id])});
  }
  return figures;
}

std::vector<StateCount> count_by_state(const store::Store& store) {
  std::map<State, std::int64_t> counts;
  for (const auto& scenario : list(store)) ++counts[scenario.state];
  std::vector<StateCount> by_state;
  for (const auto& [state, scenarios] : counts) by_state.push_back({state, scenarios});
  return by_state;
}

std::vector<std::int64_t> ids_answered(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT DISTINCT member_id FROM stance INDEXED BY stance_member"
      " WHERE superseded_at IS NULL ORDER BY member_id");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace qlab::scenarios
