// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/rsvp_row.hpp"

namespace qlab::webinar {

// What fails leaves the whole change to be rolled back, so that nothing is kept to roll this one
// statement back.
void add_row(store::Store& store, std::int64_t webinar, const RsvpRow& row, Instant now) {
  store.run(
      "INSERT OR FAIL INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at,"
      " recorded_at, offer_until, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      webinar, row.member, name(row.answer), name(row.previous), name(row.source), row.answered_at,
      now, row.offer_until, store.author().actor);
}

void add_automatic_row(store::Store& store, std::int64_t webinar, std::int64_t member,
                       Answer answer, std::optional<Instant> offer_until, Instant now) {
  const auto before = latest_row(store, webinar, member);
  add_row(store, webinar,
          {member, answer, before.answer, Source::automatic, before.answered_at.value_or(now),
           offer_until},
          now);
}

LatestRow latest_row(const store::Store& store, std::int64_t webinar, std::int64_t member) {
  const auto row = store.first(
      "SELECT answer, answered_at FROM rsvp_latest WHERE webinar_id = ? AND member_id = ?", webinar,
      member);
  if (!row) return {};
  return {named<Answer>(answers, row->view(0)).value_or(Answer::none), row->instant(1)};
}

}  // namespace qlab::webinar
