// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/restored.hpp"

#include "lib/calls/request.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/edit.hpp"
#include "lib/webinar/rsvp_row.hpp"
#include "lib/webinar/waiting_list.hpp"

namespace qlab::webinar {
namespace {

/// Members were told, and calendars hold, what was decided since the backup: that holds, for
/// otherwise they would be reminded of a day that it is no longer on. Places are no such thing.
/// Returns the slugs of those that were other at the time of the backup.
std::vector<std::string> carry_changes(store::Store& restored, const store::Store& replaced,
                                       Instant now) {
  std::vector<std::string> changed;
  for (auto told : all(replaced)) {
    const auto known = by_uid(restored, told.uid);
    if (!known || known->sequence >= told.sequence) continue;
    told.id = known->id;
    told.capacity = known->capacity;
    write(restored, told);
    shorten_offers(restored, told, now);
    changed.push_back(known->slug);
  }
  return changed;
}

/// Mails that went out since the backup are known here, but not the answers that they ask for.
void invite_whoever_was_written_to(store::Store& restored) {
  restored.run(
      "INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at, recorded_at,"
      " actor) SELECT webinar.id, mail.member_id, 'invited', 'none', 'staff', min(queued_at),"
      " min(queued_at), ? FROM message AS mail JOIN webinar ON mail.object = 'w' || webinar.id"
      " WHERE purpose = 'invite' AND state IN ('sent', 'uncertain') AND member_id IS NOT NULL"
      " AND NOT EXISTS (SELECT 1 FROM rsvp WHERE rsvp.webinar_id = webinar.id"
      "  AND rsvp.member_id = mail.member_id) GROUP BY webinar.id, mail.member_id",
      restored.author().actor);
}

struct Refusal {
  std::int64_t webinar = 0;
  RsvpRow row;
  Instant recorded_at;
};

/// An id alone does not tell who is meant, with the time of joining it does (members/restored).
std::optional<Refusal> refusal_in(const store::Store& restored, const store::Statement& said) {
  const auto known = restored.first(
      "SELECT webinar.id FROM webinar JOIN member ON member.id = ?2 AND joined_at = ?3"
      " WHERE uid = ?1 AND NOT EXISTS (SELECT 1 FROM rsvp_latest AS later"
      "  WHERE later.webinar_id = webinar.id AND later.member_id = member.id"
      "  AND later.answer <> 'invited' AND later.answered_at >= ?4)",
      said.view(0), said.integer(1), said.integer(2), said.instant(3));
  if (!known) return {};
  const auto source = named<Source>(sources, said.view(5)).value_or(Source::staff);
  const auto webinar = known->integer(0);
  const auto before = latest_row(restored, webinar, said.integer(1)).answer;
  return Refusal{
      webinar, {said.integer(1), Answer::no, before, source, said.instant(3)}, said.instant(4)};
}

std::int64_t carry_refusals(store::Store& restored, const store::Store& replaced, Instant now) {
  std::int64_t carried = 0;
  auto said_no = replaced.prepare(
      "SELECT uid, said.member_id, joined_at, said.answered_at, rsvp.recorded_at, said.source"
      " FROM rsvp_latest AS said JOIN rsvp USING (id) JOIN webinar ON webinar.id = said.webinar_id"
      " JOIN member ON member.id = said.member_id"
      " WHERE said.answer = 'no' AND said.source <> 'automatic' ORDER BY said.id");
  while (said_no.step()) {
    const auto refusal = refusal_in(restored, said_no);
    if (!refusal) continue;
    add_row(restored, refusal->webinar, refusal->row, refusal->recorded_at);
    calls::follow_answer(restored, refusal->row.member, refusal->webinar, calls::Coming::no,
                         calls::Source::automatic, now);
    ++carried;
  }
  return carried;
}

}  // namespace

CarriedOver carry_over(store::Store& restored, const store::Store& replaced, Instant now) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  CarriedOver carried;
  carried.changed = carry_changes(restored, replaced, now);
  invite_whoever_was_written_to(restored);
  carried.refusals = carry_refusals(restored, replaced, now);
  transaction.commit();
  return carried;
}

}  // namespace qlab::webinar
