// SPDX-License-Identifier: Apache-2.0
#include "lib/members/joined.hpp"

namespace qlab::members {

std::optional<std::int64_t> joined_into(const store::Store& store, std::int64_t id) {
  const auto row = store.first("SELECT kept_id FROM member_merge WHERE duplicate_id = ?", id);
  if (!row) return {};
  return row->integer(0);
}

std::vector<Joining> joinings(const store::Store& store, std::int64_t id) {
  auto rows = store.prepare(
      "SELECT g.duplicate_id, g.actor, g.at, v.field, v.kept, v.set_aside FROM member_merge AS g"
      " LEFT JOIN member_merge_value AS v ON v.duplicate_id = g.duplicate_id"
      " WHERE g.kept_id = ? ORDER BY g.at, g.duplicate_id, v.field");
  rows.bind(id);
  std::vector<Joining> found;
  while (rows.step()) {
    if (found.empty() || found.back().duplicate != rows.integer(0)) {
      found.push_back({rows.integer(0), rows.text(1), rows.instant(2), {}});
    }
    if (rows.is_null(3)) continue;
    found.back().values.push_back({rows.text(3), rows.text(4), rows.text(5)});
  }
  return found;
}

}  // namespace qlab::members
