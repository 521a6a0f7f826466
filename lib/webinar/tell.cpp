// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/tell.hpp"

#include <fmt/format.h>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/reader.hpp"
#include "lib/webinar/invite.hpp"

namespace qlab::webinar {
namespace {

struct Concerned {
  std::int64_t member = 0;
  bool was_told = false;  ///< a letter of the present revision left, which says all there is to say
};

/// In the order of ids.
std::vector<Concerned> concerned(const store::Store& store, const Webinar& webinar) {
  std::vector<Concerned> members;
  auto row = store.prepare(
      "WITH concerned AS ("
      " SELECT member_id, occurrence = ?3 AS was_told FROM message"
      "  WHERE object = ?1 AND purpose IN ('invite', 'update', 'again')"
      "  AND state IN ('sent', 'sending', 'uncertain') AND member_id IS NOT NULL"
      " UNION ALL SELECT member_id, 0 FROM rsvp_latest WHERE webinar_id = ?2"
      "  AND answer IN ('yes', 'maybe', 'waitlisted', 'offered'))"
      " SELECT member_id, max(was_told) FROM concerned AS who"
      " WHERE NOT EXISTS (SELECT 1 FROM rsvp_latest AS said WHERE said.webinar_id = ?2"
      "  AND said.member_id = who.member_id AND said.answer = 'no')"
      " GROUP BY member_id ORDER BY member_id");
  row.bind(ref(Letter::webinar, webinar.id), webinar.id, std::to_string(webinar.sequence));
  while (row.step()) members.push_back({row.integer(0), row.integer(1) != 0});
  return members;
}

}  // namespace

void require_tellable(const Webinar& webinar, Instant now) {
  if (now < webinar.ends_at()) return;
  throw Error(Kind::refused,
              fmt::format("'{}' was to end on {}: nobody can be told in time", webinar.slug,
                          calendar::shown(webinar.ends_at(), webinar.zone)));
}

Round plan_telling(const store::Store& store, const Webinar& webinar, const RoundRules& rules,
                   Instant now) {
  require_tellable(webinar, now);
  Round round;
  round.notice = notice_about(
      webinar, webinar.status == Status::cancelled ? Occasion::cancel : Occasion::update);
  members::Mailable mailable(store, rules.basis);
  members::Lookup member_of(store, {.addresses = true, .tags = false, .contact = true});
  for (const auto& [id, was_told] : concerned(store, webinar)) {
    const auto member = member_of(id);
    if (!member) continue;  // erased: nobody is left to tell
    if (was_told && has_this_revision(store, webinar, *member, rules.came_back)) continue;
    const auto former =
        former_letter(store, place_of(webinar, round.notice, id), *member, rules.came_back);
    auto why = mailable.objection(*member);
    if (former.counts) why = mail::Objection{mail::Reason::already_written, "already told"};
    round.decide(*member, std::move(why), rules.max, former.lost);
  }
  return round;
}

std::vector<std::int64_t> told_of_lost_places(const store::Store& store, const Webinar& webinar,
                                              Instant now) {
  std::vector<std::int64_t> members;
  auto row = store.prepare(  // the end of an offer stands in front of the revision: 1803124200/2
      "SELECT DISTINCT said.member_id FROM message JOIN rsvp_latest AS said"
      " ON said.webinar_id = ?1 AND said.member_id = message.member_id"
      " WHERE purpose = ?2 AND object = ?3 AND state IN ('sent', 'sending', 'uncertain')"
      " AND CAST(occurrence AS INTEGER) > ?4 AND said.answer = 'waitlisted'"
      " ORDER BY said.member_id");
  row.bind(webinar.id, name(Occasion::offer), ref(Letter::webinar, webinar.id), now);
  while (row.step()) members.push_back(row.integer(0));
  return members;
}

void queue_telling(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                   Instant now) {
  store::Change change(store, now, store::Recording::batch);
  queue_round(store, change, desk, webinar, round, now);
  change.commit(fmt::format("told {} members of a webinar that {}", round.recipients.size(),
                            webinar.status == Status::cancelled ? "was cancelled" : "changed"));
}

}  // namespace qlab::webinar
