// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/merging.hpp"

#include <optional>
#include <string>
#include <vector>

#include "lib/calls/request.hpp"
#include "lib/core/ids.hpp"
#include "lib/webinar/rsvp.hpp"
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
  std::string answer;  ///< yes or offered
  std::optional<Instant> offer_until;
};

std::optional<Place> place_of(const store::Store& store, std::int64_t webinar, std::int64_t a,
                              std::int64_t b) {
  const auto row = store.first(
      "SELECT answer, offer_until FROM rsvp_latest WHERE webinar_id = ? AND member_id IN (?, ?)"
      " AND answer IN ('yes', 'offered') ORDER BY answer DESC LIMIT 1",
      webinar, a, b);
  if (!row) return {};
  return Place{row->text(0), row->maybe_instant(1)};
}

/// Whoever waits and has a place all the same does not wait.
void keep_place(store::Store& store, std::int64_t webinar, std::int64_t member, const Place& place,
                Instant now) {
  store.run(
      "INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at, recorded_at,"
      " offer_until, actor) SELECT webinar_id, member_id, ?3, answer, 'automatic', answered_at, ?4,"
      " ?5, ?6 FROM rsvp_latest WHERE webinar_id = ?1 AND member_id = ?2 AND answer = 'waitlisted'",
      webinar, member, place.answer, now, place.offer_until, store.author().actor);
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
