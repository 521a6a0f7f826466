// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/forget.hpp"

#include <vector>

namespace qlab::webinar {
namespace {

std::vector<std::int64_t> attendances(const store::Store& store, const members::Traces& traces) {
  auto rows = store.prepare(
      "SELECT id, member_id, name, address FROM attendance"
      " WHERE member_id IS NULL OR member_id = ?");
  rows.bind(traces.member());
  std::vector<std::int64_t> ids;
  while (rows.step()) {
    const bool theirs =
        !rows.is_null(1) || traces.is_name(rows.view(2)) || traces.is_address(rows.view(3));
    if (theirs) ids.push_back(rows.integer(0));
  }
  return ids;
}

}  // namespace

Forgotten forget(store::Store& store, const members::Traces& traces) {
  Forgotten gone;
  gone.answers =
      store.first("SELECT count(*) FROM rsvp WHERE member_id = ?", traces.member())->integer(0);
  for (const auto id : attendances(store, traces)) {
    // The ordinal keeps two of one webinar apart.
    gone.attendances +=
        store.run("UPDATE attendance SET name = ?1, address = '', ordinal = -id WHERE id = ?2",
                  members::former_member, id);
  }
  store.run("DELETE FROM attendance_alias WHERE member_id = ?", traces.member());
  store.run("DELETE FROM uncounted_answer WHERE member_id = ?", traces.member());
  return gone;
}

}  // namespace qlab::webinar
