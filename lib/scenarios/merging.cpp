// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/merging.hpp"

#include <vector>

#include "lib/scenarios/electorate.hpp"

namespace qlab::scenarios {
namespace {

/// Of two present answers on one axis the later holds; of equal times, the one of who stays.
void supersede_earlier(store::Store& store, std::int64_t from, std::int64_t to) {
  store.run(
      "UPDATE stance AS mine SET superseded_at = (SELECT other.at FROM stance AS other"
      " WHERE other.member_id IN (?1, ?2) AND other.member_id <> mine.member_id"
      " AND other.scenario_id = mine.scenario_id AND other.axis = mine.axis"
      " AND other.superseded_at IS NULL)"
      " WHERE mine.member_id IN (?1, ?2) AND mine.superseded_at IS NULL"
      " AND EXISTS (SELECT 1 FROM stance AS other"
      " WHERE other.member_id IN (?1, ?2) AND other.member_id <> mine.member_id"
      " AND other.scenario_id = mine.scenario_id AND other.axis = mine.axis"
      " AND other.superseded_at IS NULL"
      " AND (other.at, other.member_id = ?2) > (mine.at, mine.member_id = ?2))",
      from, to);
}

/// The one who stays joined when the earlier of both did.
void count_among_the_first(store::Store& store, std::int64_t member_id) {
  struct Opened {
    std::int64_t scenario;
    Instant at;
  };
  std::vector<Opened> opened;
  auto rows = store.prepare(
      "SELECT DISTINCT s.id, s.opened_at FROM stance AS a JOIN scenario AS s ON s.id = "
      "a.scenario_id"
      " WHERE a.member_id = ? AND a.late = 1");
  rows.bind(member_id);
  while (rows.step()) opened.push_back({rows.integer(0), rows.instant(1)});
  rows.reset();
  for (const auto& [scenario, at] : opened) {
    if (joined_after(store, member_id, at)) continue;
    store.run("UPDATE stance SET late = 0 WHERE member_id = ? AND scenario_id = ?", member_id,
              scenario);
  }
}

/// One person was reached where either was.
void join_unreached(store::Store& store, std::int64_t from, std::int64_t to) {
  store.run(
      "DELETE FROM scenario_unreached WHERE member_id = ?2 AND scenario_id NOT IN"
      " (SELECT scenario_id FROM scenario_unreached WHERE member_id = ?1)",
      from, to);
  store.run("DELETE FROM scenario_unreached WHERE member_id = ?", from);
}

}  // namespace

std::int64_t count_of_member(const store::Store& store, std::int64_t member_id) {
  return store.first("SELECT count(*) FROM stance WHERE member_id = ?", member_id)->integer(0);
}

void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant /*now*/) {
  supersede_earlier(store, from, to);
  store.run("UPDATE stance SET member_id = ?2 WHERE member_id = ?1", from, to);
  count_among_the_first(store, to);
  join_unreached(store, from, to);
}

}  // namespace qlab::scenarios
