// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/electorate.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"

namespace qlab::scenarios {

Electorates electorates(const store::Store& store, std::optional<std::int64_t> scenario_id) {
  // Scenarios are few: one pass over the members for each, in the order of the groups.
  auto rows = store.prepare(
      "SELECT s.id, SUM(m.joined_at <= s.opened_at), SUM(m.joined_at > s.opened_at)"
      " FROM scenario s CROSS JOIN member m WHERE s.opened_at IS NOT NULL"
      // Whoever is erased later was there when it opened: its figures stay what they were.
      " AND (m.erased_at IS NULL OR m.erased_at >= s.opened_at)"
      " AND (?1 IS NULL OR s.id = ?1) GROUP BY s.id");
  rows.bind(scenario_id);
  Electorates electorates;
  while (rows.step()) electorates[rows.integer(0)] = {rows.integer(1), rows.integer(2)};
  return electorates;
}

bool joined_after(const store::Store& store, std::int64_t member_id, Instant opened_at) {
  const auto row =
      store.first("SELECT joined_at > ? FROM member WHERE id = ?", opened_at, member_id);
  if (!row)
    throw Error(Kind::not_found,
                fmt::format("no member matches '{}'", ref(Letter::member, member_id)));
  return row->integer(0) != 0;
}

}  // namespace qlab::scenarios
