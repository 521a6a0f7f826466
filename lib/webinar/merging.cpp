// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/merging.hpp"

#include <optional>
#include <vector>

#include "lib/calls/request.hpp"
#include "lib/core/ids.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/rsvp_row.hpp"
#include "lib/webinar/waiting_list.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {
namespace {

std::vector<std::int64_t> webinars_of(const store::Store& store, std::int64_t member_id) {
  auto rows = store.prepare("SELECT DISTINCT webinar_id FROM rsvp WHERE member_id = ?");
  rows.bind(member_id);
  std::vector<std::int64_t> webinars;
  while (rows.step()) webinars.push_back(rows.integer(0));
  return webinars;
}

/// A place that one of both has.
struct Place {
  Answer answer = Answer::yes;  ///< or offered
  std::optional<Instant> offer_until;
};

std::optional<Place> place_of(const store::Store& store, std::int64_t webinar, std::int64_t a,
                              std::int64_t b) {
  const auto row = store.first(
      "SELECT answer, offer_until FROM rsvp_latest WHERE webinar_id = ? AND member_id IN (?, ?)"
      " AND answer IN ('yes', 'offered') ORDER BY answer DESC LIMIT 1",
      webinar, a, b);
  if (!row) return {};
  return Place{row->view(0) == "yes" ? Answer::yes : Answer::offered, row->maybe_instant(1)};
}

/// Whoever waits, or has an offer, and has a place all the same does not wait.
void keep_place(store::Store& store, std::int64_t webinar, std::int64_t member, const Place& place,
                Instant now) {
  const auto stands = present_answer(store, webinar, member);
  const bool waits = stands == Answer::waitlisted || stands == Answer::offered;
  if (waits && stands != place.answer)
    add_automatic_row(store, webinar, member, place.answer, place.offer_until, now);
}

}  // namespace

std::int64_t count_answers_of_member(const store::Store& store, std::int64_t member_id) {
  return store.first("SELECT count(*) FROM rsvp WHERE member_id = ?", member_id)->integer(0);
}

std::int64_t count_attendance_of_member(const store::Store& store, std::int64_t member_id) {
  return store.first("SELECT count(*) FROM attendance WHERE member_id = ?", member_id)->integer(0);
}

void give_answers_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now) {
  store.run("UPDATE uncounted_answer SET member_id = ?2 WHERE member_id = ?1", from, to);
  for (const auto id : webinars_of(store, from)) {
    const auto place = place_of(store, id, from, to);
    store.run("UPDATE rsvp SET member_id = ?3 WHERE webinar_id = ?1 AND member_id = ?2", id, from,
              to);
    if (place) keep_place(store, id, to, *place, now);
    const auto webinar = find(store, ref(Letter::webinar, id));
    if (webinar.status == Status::confirmed) offer_places(store, webinar, now);
    const bool is_no = present_answer(store, id, to) == Answer::no;
    calls::follow_answer(store, to, id, is_no ? calls::Coming::no : calls::Coming::otherwise,
                         calls::Source::automatic, now);
  }
}

void give_attendance_to_member(store::Store& store, std::int64_t from, std::int64_t to,
                               Instant /*now*/) {
  store.run("UPDATE attendance SET member_id = ?2 WHERE member_id = ?1", from, to);
  store.run("UPDATE attendance_alias SET member_id = ?2 WHERE member_id = ?1", from, to);
}

}  // namespace qlab::webinar
