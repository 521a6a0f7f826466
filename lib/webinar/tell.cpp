// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/tell.hpp"

#include <fmt/format.h>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/reader.hpp"

namespace qlab::webinar {
namespace {

void require_not_begun(const Webinar& webinar, Instant now) {
  if (now < webinar.starts_at) return;
  throw Error(Kind::refused,
              fmt::format("'{}' was to begin on {}: nobody can be told in time", webinar.slug,
                          calendar::shown(webinar.starts_at, webinar.zone)));
}

/// In the order of ids. A letter of the present revision says all there is to say.
std::vector<std::int64_t> concerned(const store::Store& store, const Webinar& webinar) {
  std::vector<std::int64_t> members;
  auto row = store.prepare(
      "WITH reached AS (SELECT member_id, occurrence FROM message"
      "  WHERE object = ?1 AND purpose IN ('invite', 'update', 'again')"
      "  AND state IN ('sent', 'sending', 'uncertain') AND member_id IS NOT NULL),"
      " expected AS (SELECT member_id FROM rsvp_latest WHERE webinar_id = ?2"
      "  AND answer IN ('yes', 'maybe', 'waitlisted', 'offered'))"
      " SELECT who.member_id"
      " FROM (SELECT member_id FROM reached UNION SELECT member_id FROM expected) AS who"
      " WHERE NOT EXISTS (SELECT 1 FROM rsvp_latest AS said WHERE said.webinar_id = ?2"
      "  AND said.member_id = who.member_id AND said.answer = 'no')"
      " AND who.member_id NOT IN (SELECT member_id FROM reached WHERE occurrence = ?3)"
      " ORDER BY who.member_id");
  row.bind(ref(Letter::webinar, webinar.id), webinar.id, std::to_string(webinar.sequence));
  while (row.step()) members.push_back(row.integer(0));
  return members;
}

}  // namespace

Round plan_telling(const store::Store& store, const Webinar& webinar, const RoundRules& rules,
                   Instant now) {
  require_not_begun(webinar, now);
  Round round;
  round.notice = notice_about(
      webinar, webinar.status == Status::cancelled ? Occasion::cancel : Occasion::update);
  members::Mailable mailable(store, rules.basis);
  members::Lookup member_of(store, {.addresses = true, .tags = false, .contact = true});
  for (const auto id : concerned(store, webinar)) {
    const auto member = member_of(id);
    if (!member) continue;  // erased: nobody is left to tell
    auto why = mailable.objection(*member);
    if (mail::find(store, place_of(webinar, round.notice, id))) {
      why = mail::Objection{mail::Reason::already_written, "already told"};
    }
    round.decide(*member, std::move(why), rules.max);
  }
  return round;
}

void queue_telling(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                   Instant now) {
  store::Change change(store, now, store::Recording::batch);
  queue_round(store, change, desk, webinar, round, now);
  change.commit(fmt::format("told {} members of a webinar that {}", round.recipients.size(),
                            webinar.status == Status::cancelled ? "was cancelled" : "changed"));
}

}  // namespace qlab::webinar
