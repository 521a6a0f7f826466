// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/waiting_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/rsvp_row.hpp"

namespace qlab::webinar {
namespace {

constexpr auto offer_lasts = std::chrono::hours(48);
constexpr auto lead = std::chrono::hours(1);  // nobody can come at shorter notice

/// Places that nobody has; nothing: as many as are wanted.
std::optional<std::int64_t> free_places(const store::Store& store, const Webinar& webinar) {
  if (!webinar.capacity) return {};
  return *webinar.capacity - members_who_said(store, webinar.id, Answer::yes) -
         members_who_said(store, webinar.id, Answer::offered);
}

/// To whom the free places go: who has waited longest, since the first of the waitlisted rows that
/// no other answer interrupts; an invitation is none, whatever its clock says. Whose offer ended
/// waits anew from then on.
std::vector<std::int64_t> next_in_line(const store::Store& store, const Webinar& webinar,
                                       Instant now) {
  const auto free = free_places(store, webinar);
  if (offer_ends(webinar, now) <= now || free.value_or(1) <= 0) return {};
  if (members_who_said(store, webinar.id, Answer::waitlisted) == 0) return {};
  auto rows = store.prepare(
      "SELECT member_id FROM rsvp AS waiting WHERE webinar_id = ? AND answer = 'waitlisted'"
      " AND NOT EXISTS (SELECT 1 FROM rsvp AS later WHERE later.webinar_id = waiting.webinar_id"
      " AND later.member_id = waiting.member_id"
      " AND later.answer NOT IN ('waitlisted', 'invited')"
      " AND (later.answered_at, later.id) > (waiting.answered_at, waiting.id))"
      " AND EXISTS (SELECT 1 FROM member WHERE member.id = member_id AND erased_at IS NULL)"
      " GROUP BY member_id"
      " ORDER BY min(iif(source = 'automatic', recorded_at, answered_at)), min(id) LIMIT ?");
  constexpr std::int64_t all = -1;
  rows.bind(webinar.id, free.value_or(all));
  std::vector<std::int64_t> members;
  while (rows.step()) members.push_back(rows.integer(0));
  return members;
}

/// In the order in which they ended.
std::vector<std::int64_t> lapsed_offers(const store::Store& store, const Webinar& webinar,
                                        const Reply& reply, Instant now) {
  std::vector<std::int64_t> members;
  if (members_who_said(store, webinar.id, Answer::offered) == 0) return members;
  auto rows = store.prepare(
      "SELECT member_id FROM rsvp_latest WHERE webinar_id = ?1 AND answer = 'offered'"
      " AND offer_until < iif(member_id = ?2, ?3, ?4) ORDER BY offer_until, id");
  rows.bind(webinar.id, reply.member, reply.answered_at, now);
  while (rows.step()) members.push_back(rows.integer(0));
  return members;
}

/// No offer holds longer, whenever it is made.
Instant last_moment(const Webinar& webinar) {
  const Instant before_start = webinar.starts_at - lead;
  return webinar.rsvp_until ? std::min(before_start, *webinar.rsvp_until) : before_start;
}

std::vector<std::int64_t> offered_beyond(const store::Store& store, const Webinar& webinar,
                                         Instant end) {
  auto rows = store.prepare(
      "SELECT member_id FROM rsvp_latest WHERE webinar_id = ? AND answer = 'offered'"
      " AND offer_until > ? ORDER BY offer_until, id");
  rows.bind(webinar.id, end);
  std::vector<std::int64_t> members;
  while (rows.step()) members.push_back(rows.integer(0));
  return members;
}

}  // namespace

bool holds_place(Answer answer) { return answer == Answer::yes || answer == Answer::offered; }

bool has_place(const store::Store& store, const Webinar& webinar) {
  return free_places(store, webinar).value_or(1) > 0;
}

bool has_queue(const store::Store& store, std::int64_t webinar) {
  return members_who_said(store, webinar, Answer::waitlisted) > 0 ||
         members_who_said(store, webinar, Answer::offered) > 0;
}

Instant offer_ends(const Webinar& webinar, Instant now) {
  return std::min<Instant>(now + offer_lasts, last_moment(webinar));
}

std::vector<std::int64_t> offer_places(store::Store& store, const Webinar& webinar, Instant now) {
  auto offered = next_in_line(store, webinar, now);
  for (const auto member : offered) {
    add_automatic_row(store, webinar.id, member, Answer::offered, offer_ends(webinar, now), now);
  }
  return offered;
}

// It becomes the end of the queue: not answering is never a no.
void end_offers(store::Store& store, const Webinar& webinar, const Reply& reply, Instant now) {
  for (const auto member : lapsed_offers(store, webinar, reply, now))
    add_automatic_row(store, webinar.id, member, Answer::waitlisted, {}, now);
}

bool shorten_offers(store::Store& store, const Webinar& webinar, Instant now) {
  const auto end = last_moment(webinar);
  const auto members = offered_beyond(store, webinar, end);
  for (const auto member : members)
    add_automatic_row(store, webinar.id, member, Answer::offered, end, now);
  return !members.empty();
}

std::vector<std::int64_t> move_waiting_list(store::Store& store, const Webinar& webinar,
                                            Instant now) {
  if (lapsed_offers(store, webinar, {}, now).empty() && next_in_line(store, webinar, now).empty())
    return {};
  store::Change change(store, now);
  end_offers(store, webinar, {}, now);
  const auto offered = offer_places(store, webinar, now);
  change.touch(Letter::webinar, webinar.id);
  for (const auto member : offered) change.touch(Letter::member, member);
  change.commit(fmt::format("offered {} places", offered.size()));
  return offered;
}

}  // namespace qlab::webinar
