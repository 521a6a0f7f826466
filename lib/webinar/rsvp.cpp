// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/rsvp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/calendar/zone.hpp"
#include "lib/calls/request.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"

namespace qlab::webinar {
namespace {

constexpr auto offer_lasts = std::chrono::hours(48);
constexpr auto lead = std::chrono::hours(1);  // nobody can come at shorter notice

Answer stored_answer(std::string_view text) {
  return named<Answer>(answers, text).value_or(Answer::none);
}

struct Row {
  std::int64_t member;
  Answer answer;
  Answer previous;
  Source source;
  Instant answered_at;
  std::optional<Instant> offer_until;
};

/// What fails leaves the whole change to be rolled back, so that nothing is kept to roll this one
/// statement back.
void insert(store::Store& store, std::int64_t webinar, const Row& row, Instant now) {
  store.run(
      "INSERT OR FAIL INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at,"
      " recorded_at, offer_until, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      webinar, row.member, name(row.answer), name(row.previous), name(row.source), row.answered_at,
      now, row.offer_until, store.author().actor);
}

struct Latest {
  Answer answer = Answer::none;
  std::optional<Instant> answered_at;
};

Latest latest(const store::Store& store, std::int64_t webinar, std::int64_t member) {
  const auto row = store.first(
      "SELECT answer, answered_at FROM rsvp_latest WHERE webinar_id = ? AND member_id = ?", webinar,
      member);
  if (!row) return {};
  return {stored_answer(row->view(0)), row->instant(1)};
}

bool holds_place(Answer answer) { return answer == Answer::yes || answer == Answer::offered; }

/// Places that nobody has; nothing: as many as are wanted.
std::optional<std::int64_t> free_places(const store::Store& store, const Webinar& webinar) {
  if (!webinar.capacity) return {};
  return *webinar.capacity - members_who_said(store, webinar.id, Answer::yes) -
         members_who_said(store, webinar.id, Answer::offered);
}

bool has_place(const store::Store& store, const Webinar& webinar) {
  return free_places(store, webinar).value_or(1) > 0;
}

/// Whether anybody waits for a place, or has been offered one.
bool has_queue(const store::Store& store, std::int64_t webinar) {
  return members_who_said(store, webinar, Answer::waitlisted) > 0 ||
         members_who_said(store, webinar, Answer::offered) > 0;
}

/// To whom the free places go: who has waited longest, since the first of the waitlisted rows that
/// no other answer interrupts; an invitation is none, whatever its clock says.
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
      " GROUP BY member_id ORDER BY min(answered_at), min(id) LIMIT ?");
  constexpr std::int64_t all = -1;
  rows.bind(webinar.id, free.value_or(all));
  std::vector<std::int64_t> members;
  while (rows.step()) members.push_back(rows.integer(0));
  return members;
}

using Lapsed = std::vector<std::pair<std::int64_t, Instant>>;

/// The offers nobody took. The one who replies is judged by the time of the reply, not by when it
/// was read.
Lapsed lapsed_offers(const store::Store& store, const Webinar& webinar, const Reply& reply,
                     Instant now) {
  Lapsed lapsed;
  if (members_who_said(store, webinar.id, Answer::offered) == 0) return lapsed;
  auto rows = store.prepare(
      "SELECT member_id, offer_until FROM rsvp_latest WHERE webinar_id = ?1 AND answer = 'offered'"
      " AND offer_until < iif(member_id = ?2, ?3, ?4) ORDER BY offer_until, id");
  rows.bind(webinar.id, reply.member, reply.answered_at, now);
  while (rows.step()) lapsed.emplace_back(rows.integer(0), rows.instant(1));
  return lapsed;
}

/// An offer nobody took becomes the end of the queue: not answering is never a no.
void lapse(store::Store& store, const Webinar& webinar, const Lapsed& offers, Instant now) {
  for (const auto& [member, until] : offers) {
    insert(store, webinar.id,
           {member, Answer::waitlisted, Answer::offered, Source::automatic, until, {}}, now);
  }
}

void check_open(const Webinar& webinar, Instant answered_at) {
  if (webinar.status == Status::cancelled) {
    throw Error(Kind::refused, fmt::format("'{}' was cancelled", webinar.slug));
  }
  if (answered_at > webinar.ends_at()) {
    throw Error(Kind::refused,
                fmt::format("'{}' ended on {}", webinar.slug,
                            calendar::shown(webinar.ends_at(), webinar.zone)),
                "'qlab webinar attendance' records who was there");
  }
}

/// What a yes is worth now.
Answer placed(const store::Store& store, const Webinar& webinar, Answer before, Answer wanted) {
  if (wanted != Answer::yes || holds_place(before) || has_place(store, webinar)) return wanted;
  return Answer::waitlisted;
}

Recorded record(store::Store& store, const Webinar& webinar, const Reply& reply, Instant now) {
  const auto before = latest(store, webinar.id, reply.member);
  Recorded done;
  done.previous = before.answer;
  done.counts = before.answer == Answer::none || before.answer == Answer::invited ||
                reply.answered_at >= *before.answered_at;
  done.answer = done.counts ? placed(store, webinar, before.answer, reply.answer) : reply.answer;
  // Staff repeat themselves; what a member sends twice is kept, for its own time may decide.
  done.changed = reply.source != Source::staff || done.answer != before.answer;
  if (done.changed) {
    insert(store, webinar.id,
           {reply.member, done.answer, before.answer, reply.source, reply.answered_at, {}}, now);
  }
  return done;
}

/// Who cannot come is to be called.
std::optional<std::int64_t> follow(store::Store& store, const Webinar& webinar, const Reply& reply,
                                   const Recorded& done, Instant now) {
  const bool is_no = (done.counts ? done.answer : done.previous) == Answer::no;
  const auto source = named<calls::Source>(calls::sources, name(reply.source));
  return calls::follow_answer(store, reply.member, webinar.id,
                              is_no ? calls::Coming::no : calls::Coming::otherwise,
                              source.value_or(calls::Source::automatic), now);
}

}  // namespace

Answer parse_answer(std::string_view text) {
  constexpr Names<3> said{"yes", "maybe", "no"};
  if (!named<Answer>(said, text)) throw not_one_of(said, text, "an answer");
  return *named<Answer>(answers, text);
}

Recorded record_answer(store::Store& store, const Webinar& webinar, const Reply& reply,
                       Instant now) {
  auto judged = reply;
  judged.answered_at = std::min(reply.answered_at, now);
  check_open(webinar, judged.answered_at);
  const bool some_wait = has_queue(store, webinar.id);
  std::vector<std::int64_t> offered;
  if (some_wait) {
    // Who waited comes before who asks now.
    lapse(store, webinar, lapsed_offers(store, webinar, judged, now), now);
    offered = offer_places(store, webinar, now);
  }
  auto done = record(store, webinar, judged, now);
  if (some_wait) {
    const auto given_back = offer_places(store, webinar, now);
    offered.insert(offered.end(), given_back.begin(), given_back.end());
  }
  done.offered = std::move(offered);
  if (done.changed) done.call = follow(store, webinar, judged, done, now);
  return done;
}

Recorded answer(store::Store& store, const Webinar& webinar, const Reply& reply, Instant now) {
  store::Change change(store, now);
  auto done = record_answer(store, webinar, reply, now);
  change.touch(Letter::webinar, webinar.id);
  change.touch(Letter::member, reply.member);
  for (const auto member : done.offered) change.touch(Letter::member, member);
  if (done.call) change.touch(Letter::call, *done.call);
  change.commit(fmt::format("recorded {}", name(done.answer)));
  return done;
}

std::optional<std::int64_t> mark_invited(store::Store& store, std::int64_t webinar,
                                         std::int64_t member, Instant now) {
  if (present_answer(store, webinar, member) != Answer::none) return {};
  insert(store, webinar, {member, Answer::invited, Answer::none, Source::staff, now, {}}, now);
  return store.last_id();
}

Instant offer_ends(const Webinar& webinar, Instant now) {
  const auto ends = std::min<Instant>(now + offer_lasts, webinar.starts_at - lead);
  return webinar.rsvp_until ? std::min(ends, *webinar.rsvp_until) : ends;
}

std::vector<std::int64_t> offer_places(store::Store& store, const Webinar& webinar, Instant now) {
  auto offered = next_in_line(store, webinar, now);
  for (const auto member : offered) {
    insert(store, webinar.id,
           {member, Answer::offered, Answer::waitlisted, Source::automatic, now,
            offer_ends(webinar, now)},
           now);
  }
  return offered;
}

std::vector<std::int64_t> move_waiting_list(store::Store& store, const Webinar& webinar,
                                            Instant now) {
  if (lapsed_offers(store, webinar, {}, now).empty() && next_in_line(store, webinar, now).empty())
    return {};
  store::Change change(store, now);
  lapse(store, webinar, lapsed_offers(store, webinar, {}, now), now);
  const auto offered = offer_places(store, webinar, now);
  change.touch(Letter::webinar, webinar.id);
  for (const auto member : offered) change.touch(Letter::member, member);
  change.commit(fmt::format("offered {} places", offered.size()));
  return offered;
}

Answer present_answer(const store::Store& store, std::int64_t webinar, std::int64_t member) {
  return latest(store, webinar, member).answer;
}

std::int64_t members_who_said(const store::Store& store, std::int64_t webinar, Answer answer) {
  const auto row = store.first(
      "SELECT members FROM rsvp_number WHERE webinar_id = ? AND answer = ?", webinar, name(answer));
  return row ? row->integer(0) : 0;
}

void each_standing(const store::Store& store, std::int64_t webinar,
                   const std::function<void(const Standing&)>& call) {
  auto rows = store.prepare(
      "SELECT said.member_id, coalesce(member.name, ''), answer, source, answered_at, offer_until"
      " FROM rsvp_latest AS said"
      " LEFT JOIN member ON member.id = said.member_id AND erased_at IS NULL"
      " WHERE webinar_id = ? ORDER BY said.member_id");
  rows.bind(webinar);
  while (rows.step()) {
    Standing standing;
    standing.member = rows.integer(0);
    standing.name = rows.text(1);
    standing.answer = stored_answer(rows.view(2));
    standing.source = named<Source>(sources, rows.view(3)).value_or(Source::staff);
    standing.answered_at = rows.instant(4);
    standing.offer_until = rows.maybe_instant(5);
    call(standing);
  }
}

}  // namespace qlab::webinar
