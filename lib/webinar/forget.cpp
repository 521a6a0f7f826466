// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/forget.hpp"

#include <vector>

#include "lib/core/ids.hpp"
#include "lib/webinar/rsvp_row.hpp"
#include "lib/webinar/waiting_list.hpp"
#include "lib/webinar/webinar.hpp"

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

/// The webinars ahead to which they would come.
std::vector<std::int64_t> expected_at(const store::Store& store, std::int64_t member, Instant now) {
  auto rows = store.prepare(
      "SELECT webinar_id FROM rsvp_latest JOIN webinar ON webinar.id = webinar_id"
      " WHERE member_id = ? AND answer IN ('yes', 'offered', 'waitlisted')"
      " AND status = 'confirmed' AND starts_at > ? ORDER BY webinar_id");
  rows.bind(member, now);
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

void give_places_back(store::Store& store, std::int64_t member, Instant now) {
  for (const auto id : expected_at(store, member, now)) {
    add_automatic_row(store, id, member, Answer::no, {}, now);
    offer_places(store, find(store, ref(Letter::webinar, id)), now);
  }
}

}  // namespace

Forgotten forget(store::Store& store, const members::Traces& traces, Instant now) {
  Forgotten gone;
  gone.answers =
      store.first("SELECT count(*) FROM rsvp WHERE member_id = ?", traces.member())->integer(0);
  give_places_back(store, traces.member(), now);
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
