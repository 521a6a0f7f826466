// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/restored.hpp"

#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

void copy_told(store::Store& restored, std::int64_t scenario, const store::Store& replaced,
               std::int64_t its_scenario) {
  restored.run("DELETE FROM scenario_told WHERE scenario_id = ?", scenario);
  auto told = replaced.prepare(
      "SELECT axis, figure, people, told_at FROM scenario_told WHERE scenario_id = ?");
  told.bind(its_scenario);
  auto add = restored.prepare(
      "INSERT INTO scenario_told (scenario_id, axis, figure, people, told_at)"
      " VALUES (?, ?, ?, ?, ?)");
  while (told.step())
    add.bind(scenario, told.view(0), told.view(1), told.integer(2), told.integer(3)).run();
}

}  // namespace

std::int64_t carry_told(store::Store& restored, const store::Store& replaced) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  std::int64_t carried = 0;
  auto last = replaced.prepare(
      "SELECT s.slug, s.id, max(t.told_at) FROM scenario_told t JOIN scenario s"
      " ON s.id = t.scenario_id GROUP BY s.id");
  auto older = restored.prepare(
      "SELECT id FROM scenario s WHERE slug = ?1 AND NOT EXISTS"
      " (SELECT 1 FROM scenario_told WHERE scenario_id = s.id AND told_at >= ?2)");
  while (last.step()) {
    if (!older.bind(last.view(0), last.integer(2)).step()) continue;
    copy_told(restored, older.integer(0), replaced, last.integer(1));
    ++carried;
  }
  transaction.commit();
  return carried;
}

}  // namespace qlab::scenarios
