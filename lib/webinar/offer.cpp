// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/offer.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/reader.hpp"

namespace qlab::webinar {
namespace {

struct Offer {
  std::int64_t member = 0;
  Instant until;
};

/// Offers that stand and were not told, the ones that end first in front: no mail of any revision
/// ("1803124200/" and what follows) is there but such as was taken back. An offer that was made
/// anew as the one before ended, for nobody else waits, is news to nobody who got a letter.
std::vector<Offer> untold(const store::Store& store, const Webinar& webinar, Instant now) {
  std::vector<Offer> offers;
  auto row = store.prepare(
      "SELECT said.member_id, offer_until FROM rsvp_latest AS said"
      " WHERE webinar_id = ?1 AND answer = 'offered' AND offer_until > ?2"
      " AND NOT EXISTS (SELECT 1 FROM message WHERE purpose = ?3 AND object = ?4"
      "  AND recipient = 'm' || said.member_id AND occurrence >= said.offer_until || '/'"
      "  AND occurrence < said.offer_until || '0' AND state <> 'cancelled')"
      " AND NOT (EXISTS (SELECT 1 FROM rsvp AS made JOIN rsvp AS ended"
      "   ON ended.webinar_id = made.webinar_id AND ended.member_id = made.member_id"
      "   AND ended.recorded_at = made.recorded_at AND ended.id < made.id"
      "   AND ended.answer = 'waitlisted' AND ended.source = 'automatic' WHERE made.id = said.id)"
      "  AND EXISTS (SELECT 1 FROM message WHERE purpose = ?3 AND object = ?4"
      "   AND recipient = 'm' || said.member_id"
      "   AND state IN ('queued', 'deferred', 'sending', 'sent', 'uncertain')))"
      " ORDER BY offer_until, said.member_id");
  row.bind(webinar.id, now, name(Occasion::offer), ref(Letter::webinar, webinar.id));
  while (row.step()) offers.push_back({row.integer(0), row.instant(1)});
  return offers;
}

/// The end of the offer and the revision: 1803124200/2.
Notice notice_of(const Webinar& webinar, Instant until) {
  auto notice = notice_about(webinar, Occasion::offer);
  notice.occurrence = fmt::format("{}/{}", until.time_since_epoch().count(), webinar.sequence);
  notice.automatic = true;
  notice.useless_from = until;
  notice.until = until;
  return notice;
}

}  // namespace

std::vector<Webinar> with_waiting_list(const store::Store& store, Instant now) {
  std::vector<Webinar> found;
  auto waits = store.prepare(
      "SELECT 1 FROM rsvp WHERE webinar_id = ? AND answer IN ('waitlisted', 'offered') LIMIT 1");
  for (auto& webinar : all(store)) {
    if (webinar.status == Status::cancelled || webinar.starts_at <= now) continue;
    waits.reset();
    waits.bind(webinar.id);
    if (waits.step()) found.push_back(std::move(webinar));
  }
  return found;
}

std::vector<Round> plan_offers(const store::Store& store, const Webinar& webinar,
                               const RoundRules& rules, Instant now) {
  std::vector<Round> rounds;
  members::Mailable mailable(store, rules.basis);
  members::Lookup member_of(store, {.addresses = true, .tags = false, .contact = true});
  for (const auto& [id, until] : untold(store, webinar, now)) {
    if (rounds.empty() || rounds.back().notice.until != until) {
      rounds.emplace_back().notice = notice_of(webinar, until);
    }
    const auto member = member_of(id);
    if (member) rounds.back().decide(*member, mailable.objection(*member), rules.max);
  }
  return rounds;
}

void queue_offers(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                  Instant now) {
  store::Change change(store, now, store::Recording::batch);
  for (const auto& recipient : round.recipients)
    mail::give_back(store, place_of(webinar, round.notice, recipient.member));
  queue_round(store, change, desk, webinar, round, now);
  change.commit(fmt::format("told {} members of a place that is kept", round.recipients.size()));
}

}  // namespace qlab::webinar
