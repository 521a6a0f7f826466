// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/rsvp.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calendar/zone.hpp"
#include "lib/calls/request.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/rsvp_row.hpp"
#include "lib/webinar/waiting_list.hpp"

namespace qlab::webinar {
namespace {

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
  const auto before = latest_row(store, webinar.id, reply.member);
  Recorded done;
  done.previous = before.answer;
  done.counts = before.answer == Answer::none || before.answer == Answer::invited ||
                reply.answered_at >= *before.answered_at;
  done.answer = done.counts ? placed(store, webinar, before.answer, reply.answer) : reply.answer;
  // Staff repeat themselves; what a member sends twice is kept, for its own time may decide.
  done.changed = reply.source != Source::staff || done.answer != before.answer;
  if (done.changed) {
    add_row(store, webinar.id,
            {reply.member, done.answer, before.answer, reply.source, reply.answered_at}, now);
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
    end_offers(store, webinar, judged, now);
    offered = offer_places(store, webinar, now);
  }
  auto done = record(store, webinar, judged, now);
  if (some_wait) {
    const auto given_back = offer_places(store, webinar, now);
    offered.insert(offered.end(), given_back.begin(), given_back.end());
    if (done.counts) std::erase(offered, reply.member);  // they have said what they make of it
  }
  done.offered = std::move(offered);
  if (done.changed) done.call = follow(store, webinar, judged, done, now);
  return done;
}

Recorded answer(store::Store& store, const Webinar& webinar, const Reply& reply, Instant now) {
  store::Change change(store, now);
  auto done = record_answer(store, find(store, ref(Letter::webinar, webinar.id)), reply, now);
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
  add_row(store, webinar, {member, Answer::invited, Answer::none, Source::staff, now}, now);
  return store.last_id();
}

Answer present_answer(const store::Store& store, std::int64_t webinar, std::int64_t member) {
  return latest_row(store, webinar, member).answer;
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
    standing.answer = named<Answer>(answers, rows.view(2)).value_or(Answer::none);
    standing.source = named<Source>(sources, rows.view(3)).value_or(Source::staff);
    standing.answered_at = rows.instant(4);
    standing.offer_until = rows.maybe_instant(5);
    call(standing);
  }
}

}  // namespace qlab::webinar
