// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/outstanding.hpp"

#include <algorithm>

#include "lib/handover/known.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/find.hpp"

namespace qlab::handover {
namespace {

constexpr auto between_contacts = std::chrono::days(7);

/// What is said of members who said nothing themselves.
Outcome without_answer(const members::Member& member, std::int64_t contacts, std::int64_t enough) {
  using members::Unmailable;
  const bool by_member = member.delivery_by == members::delivery_deciders.front();
  // Whoever was never asked can be: that is no reason not to be reached.
  const auto why = members::unmailable(member, members::Basis::relationship);
  if (why == Unmailable::refused || why == Unmailable::withdrawn) return Outcome::opted_out;
  if (why == Unmailable::delivery_off && by_member) return Outcome::opted_out;
  if (why && why != Unmailable::not_given) return Outcome::unreachable;
  return contacts >= enough ? Outcome::no_answer : Outcome::waiting;
}

void plan(Outstanding& result, std::string_view next, Instant at) {
  result.next = next;
  result.next_at = at;
}

/// A call that is being arranged goes on, whatever else is known.
void plan_call(Outstanding& result, const Known& known, Instant now) {
  using Stage = OpenCall::Stage;
  const auto& call = *known.call;
  const bool is_ahead = call.at && *call.at > now;
  if (!call.owner.empty()) result.owner = call.owner;
  switch (call.stage) {
    case Stage::booked:
      return plan(result, is_ahead ? "hold the call" : "record the call",
                  is_ahead ? *call.at : now);
    case Stage::proposed:
      return plan(result, is_ahead ? "wait for their choice" : "offer other times",
                  is_ahead ? *call.at : now);
    case Stage::wanted:
      return plan(result, "arrange a call", now);
  }
}

void plan_next(Outstanding& result, const Known& known, Instant now) {
  switch (result.outcome) {
    case Outcome::attended:
    case Outcome::call_held:
    case Outcome::call_arranged:
    case Outcome::opted_out:
      return;
    case Outcome::coming:
      return plan(result, "see whether they come", result.at.value_or(now));
    case Outcome::declined:
    case Outcome::no_answer:
      if (known.may_call) plan(result, "arrange a call", now);
      return;
    case Outcome::answered_otherwise:
      if (known.may_call) plan(result, "offer a call", now);
      return;
    case Outcome::unreachable:
      return plan(result, "find another channel", now);
    case Outcome::waiting:
      const auto rested = result.at ? *result.at + between_contacts : now;
      return plan(result, result.contacts == 0 ? "invite" : "write again", std::max(now, rested));
  }
}

Outstanding account(const members::Member& member, const Known& known, std::int64_t enough,
                    Instant now) {
  Outstanding result;
  result.member = member.id;
  result.name = member.name;
  result.contacts = known.contacts;
  result.owner = known.owner;
  if (known.outcome) {
    result.outcome = *known.outcome;
    result.at = known.at;
  } else {
    result.outcome = without_answer(member, known.contacts, enough);
    result.at = known.last_contact;
  }
  const bool goes_on =
      known.call && (known.may_call || known.call->stage == OpenCall::Stage::booked);
  goes_on ? plan_call(result, known, now) : plan_next(result, known, now);
  return result;
}

}  // namespace

void each_outstanding(const store::Store& store, const members::Query& query, std::int64_t contacts,
                      Instant now, const std::function<void(const Outstanding&)>& call) {
  KnownReader known(store, now);
  members::each(store, query,
                [&](const members::Member& member) {
                  call(account(member, known.of(member.id), contacts, now));
                },
                {.addresses = true, .tags = false, .contact = true});
}

}  // namespace qlab::handover
