// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invite.hpp"

#include <fmt/format.h>

#include "lib/members/find.hpp"
#include "lib/store/change.hpp"
#include "lib/store/new_rows.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::webinar {
namespace {

/// Whoever was told of a change has the event as it is now.
bool has_this_revision(const store::Store& store, const Webinar& webinar, std::int64_t member) {
  for (const auto occasion : {Occasion::invite, Occasion::update, Occasion::again}) {
    const auto notice = notice_about(webinar, occasion);
    if (mail::find(store, place_of(webinar, notice, member))) return true;
  }
  return false;
}

}  // namespace

std::optional<mail::Objection> objection(const store::Store& store, const Webinar& webinar,
                                         const members::Member& member,
                                         members::Mailable& mailable) {
  if (has_this_revision(store, webinar, member.id)) {
    return mail::Objection{mail::Reason::already_written, "already invited"};
  }
  const auto answer = present_answer(store, webinar.id, member.id);
  if (answer != Answer::none && answer != Answer::invited) {
    return mail::Objection{mail::Reason::answered,
                           fmt::format("answered already: {}", name(answer))};
  }
  return mailable.objection(member);
}

Round plan_invitations(const store::Store& store, const Webinar& webinar,
                       const members::Query& query, const RoundRules& rules, Instant now) {
  require_open(webinar, now);
  Round round;
  round.notice = notice_about(webinar, Occasion::invite);
  members::Mailable mailable(store, rules.basis);
  const auto decide = [&](const members::Member& member) {
    round.decide(member, objection(store, webinar, member, mailable), rules.max);
  };
  members::each(store, query, decide, {.addresses = true, .tags = false, .contact = true});
  return round;
}

void queue_invitations(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                       Instant now) {
  store::NewRows marks("rsvp");
  store::Change change(store, now, store::Recording::batch);
  queue_round(store, change, desk, webinar, round, now, [&](const Recipient& invitee) {
    if (const auto row = mark_invited(store, webinar.id, invitee.member, now)) marks.add(*row);
  });
  marks.name_in(change);
  change.commit(fmt::format("queued {} invitations", round.recipients.size()));
}

}  // namespace qlab::webinar
