// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invite.hpp"

#include <fmt/format.h>

#include "lib/members/find.hpp"
#include "lib/store/change.hpp"
#include "lib/store/new_rows.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::webinar {
namespace {

/// Whoever knows an older state is told of the change, and not invited once more.
std::optional<mail::Objection> invited_already(const store::Store& store, const Webinar& webinar,
                                               const members::Member& member,
                                               const CameBack& came_back) {
  if (has_this_revision(store, webinar, member, came_back))
    return mail::Objection{mail::Reason::already_written, "already invited"};
  if (was_reached(store, webinar, member, came_back))
    return mail::Objection{mail::Reason::already_written, "already invited, before it changed"};
  return {};
}

}  // namespace

bool has_this_revision(const store::Store& store, const Webinar& webinar,
                       const members::Member& member, const CameBack& came_back) {
  for (const auto occasion : {Occasion::invite, Occasion::update, Occasion::again}) {
    const auto place = place_of(webinar, notice_about(webinar, occasion), member.id);
    if (former_letter(store, place, member, came_back).counts) return true;
  }
  return false;
}

std::optional<mail::Objection> objection(const store::Store& store, const Webinar& webinar,
                                         const members::Member& member, members::Mailable& mailable,
                                         const CameBack& came_back) {
  if (auto invited = invited_already(store, webinar, member, came_back)) return invited;
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
    auto why = objection(store, webinar, member, mailable, rules.came_back);
    std::optional<std::int64_t> lost;
    if (!why) {
      const auto place = place_of(webinar, round.notice, member.id);
      lost = former_letter(store, place, member, rules.came_back).lost;
    }
    round.decide(member, std::move(why), rules.max, lost);
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
