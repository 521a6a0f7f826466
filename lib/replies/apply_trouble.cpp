// SPDX-License-Identifier: Apache-2.0
// Part of lib/replies/apply.hpp.
// Bounces and complaints: they touch the address that was mailed, and no other that they name.
#include <fmt/format.h>

#include <algorithm>

#include "lib/inbox/addresses.hpp"
#include "lib/inbox/bounce_record.hpp"
#include "lib/inbox/complaint.hpp"
#include "lib/mail/known.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/bad_address.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/find.hpp"
#include "lib/replies/apply.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;
using inbox::Outcome;
using inbox::Treatment;

/// Of the last five mails to an address, so many may come back for a passing reason.
constexpr std::int64_t soft_limit = 3;
constexpr std::int64_t last_mails = 5;

void set(Incoming& incoming, Treatment state, std::string why) {
  incoming.state = state;
  incoming.reason = std::move(why);
}

std::optional<mail::Known> returned(const store::Store& store, const Received& received) {
  const auto& classified = received.classified;
  if (classified.token) {
    if (auto known = mail::by_token(store, classified.token->token)) return known;
  }
  if (classified.returned_message_id.empty()) return {};
  return mail::by_message_id(store, classified.returned_message_id);
}

/// The recipient that our mail went to; where it was passed on, the only one there is.
const inbox::Recipient* recipient_of(const std::vector<inbox::Recipient>& all,
                                     const std::string& address) {
  const auto key = inbox::address_key(address);
  const auto same = std::ranges::find_if(
      all, [&](const auto& each) { return inbox::address_key(each.address) == key; });
  if (same != all.end()) return &*same;
  return all.size() == 1 ? &all.front() : nullptr;
}

bool came_back_often(const store::Store& store, const Score& score) {
  if (score.recipient.outcome != Outcome::temporary) return false;
  // Seldom so many ever did: then the last mails need not be looked for.
  if (inbox::count_soft(store, *score.member) < soft_limit) return false;
  const auto sent = mail::last_sent(store, *score.member, score.address, last_mails);
  return inbox::count_soft(store, sent) >= soft_limit;
}

void withdraw(store::Store& store, store::Change& change, std::int64_t member,
              const std::string& evidence, Instant now) {
  const members::Consent no{
      members::Purpose::contact, {}, members::ConsentState::withdrawn, "mail", evidence, {}};
  members::record_consent(store, member, no, now);
  change.touch(Letter::member, member);
}

}  // namespace

void apply_complaint(store::Store& store, store::Change& change, const Received& received,
                     Incoming& incoming) {
  const auto& type = received.classified.feedback_type;
  const bool is_about_somebody = !received.classified.recipients.empty();
  const auto known = returned(store, received);
  if (!inbox::wants_no_more_mail(type) || (!is_about_somebody && !known))
    return set(incoming, Treatment::nothing, received.classified.why);
  if (known) {
    incoming.message = known->id;
    incoming.member = known->member;
    mail::suppress(store, inbox::address_key(known->address), mail::SuppressionReason::complained,
                   fmt::format("{} about {}", type, ref(Letter::message, known->id)),
                   incoming.read_at);
    // None where it came after the backup that was restored: the no holds for the address.
    if (known->member) {
      withdraw(store, change, *known->member,
               fmt::format("complaint about {}", ref(Letter::message, known->id)),
               incoming.read_at);
    }
    return set(incoming, Treatment::applied, "they complained, and are not written to again");
  }
  const auto member = members::id_by_address(store, received.classified.from);
  if (type == "opt-out" && received.is_authentic && member) {
    incoming.member = member;
    withdraw(store, change, *member, "their mail program unsubscribed them", incoming.read_at);
    return set(incoming, Treatment::applied, "they want no more mail");
  }
  set(incoming, Treatment::waiting, "a complaint about a mail that is not known");
}

std::optional<Score> find_score(const store::Store& store, const Received& received,
                                Incoming& incoming) {
  const auto known = returned(store, received);
  if (!known) {
    set(incoming, Treatment::waiting, "it is about a mail that is not known");
    return {};
  }
  incoming.message = known->id;
  incoming.member = known->member;
  const auto* recipient = recipient_of(received.classified.recipients, known->address);
  if (recipient == nullptr) {
    set(incoming, Treatment::waiting, "it does not name the address that was mailed");
    return {};
  }
  const auto treatment =
      recipient->outcome == Outcome::unclassified ? Treatment::waiting
      : recipient->outcome == Outcome::permanent || recipient->outcome == Outcome::temporary
          ? Treatment::applied
          : Treatment::nothing;
  set(incoming, treatment,
      fmt::format("{}{}{}", name(recipient->outcome), recipient->reason.empty() ? "" : ": ",
                  recipient->reason));
  return Score{known->id, known->member, known->address, *recipient};
}

void apply_score(store::Store& store, store::Change& change, const Score& score,
                 std::int64_t incoming_id, Instant now) {
  inbox::add_bounce(store, {incoming_id, score.message, score.member, score.recipient, now});
  if (!score.member) return;
  change.touch(Letter::member, *score.member);
  const bool is_hard = score.recipient.outcome == Outcome::permanent;
  if (is_hard || came_back_often(store, score))
    members::mark_bad(store, inbox::address_key(score.address));
}

}  // namespace qlab::replies
