// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/calls/consent.hpp"
#include "lib/core/ids.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/webinar/invite.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

using members::AddressState;
using members::Basis;
using members::ConsentState;
using members::Member;

Circumstance address(const Member& member) {
  if (member.addresses.empty()) return {"address", "none is known", true};
  const auto& primary = member.addresses.front();
  const bool bad = primary.state == AddressState::bad;
  return {"address", fmt::format("{} is {}", primary.shown, bad ? "bad" : "ok"), bad};
}

Circumstance delivery(const Member& member) {
  const bool off = member.delivery == members::deliveries.back();
  const auto by = member.delivery_by.empty() ? "" : fmt::format(", by {}", member.delivery_by);
  return {"delivery", member.delivery + by, off};
}

Circumstance suppression(const store::Store& store, const Member& member) {
  if (member.addresses.empty()) return {"suppression", "none", false};
  const auto found = mail::suppression(store, member.addresses.front().key);
  if (!found) return {"suppression", "none", false};
  return {"suppression",
          fmt::format("{} since {}{}{}", mail::name(found->reason), rfc3339(found->at),
                      found->detail.empty() ? "" : ": ", found->detail),
          true};
}

/// The state and the row that decides it.
Circumstance consent(const std::vector<members::ConsentRow>& rows, const Member& member,
                     Basis basis) {
  const bool no =
      member.contact == ConsentState::refused || member.contact == ConsentState::withdrawn;
  const bool missing = basis == Basis::consent && member.contact != ConsentState::given;
  if (rows.empty()) return {"consent", "unknown: nobody asked", missing};
  const auto& row = rows.back();
  const auto& proof = row.consent.evidence;
  return {"consent",
          fmt::format("{} since {}, {}", members::name(row.consent.state), rfc3339(row.at),
                      proof.empty() ? "without evidence" : "evidence: " + proof),
          no || missing};
}

/// What allows mail to members who were never asked.
Circumstance relation(const Member& member, Basis basis) {
  const bool needed =
      member.contact == ConsentState::unknown || member.contact == ConsentState::asked;
  const auto rule = basis == Basis::consent ? "mail goes only by consent"
                                            : "mail may go to people with a relation";
  return {
      "relation",
      fmt::format("{} (send.basis: {})", member.relation.empty() ? "none" : member.relation, rule),
      needed && basis == Basis::relationship && member.relation.empty()};
}

std::vector<members::ConsentRow> about_mail(const store::Store& store, std::int64_t member) {
  auto rows = members::consent_history(store, member);
  std::erase_if(rows, [](const members::ConsentRow& row) {
    return row.consent.purpose != members::Purpose::contact;
  });
  return rows;
}

std::optional<std::string> objection(const Why& why, Basis basis) {
  if (const auto reason = members::unmailable(why.member, basis)) {
    return std::string(members::reason(*reason));
  }
  for (const auto& one : why.circumstances) {
    if (one.blocks) return fmt::format("{}: {}", one.what, one.state);
  }
  return {};
}

std::vector<mail::Entry> mails_to(const store::Store& store, std::int64_t member) {
  std::vector<mail::Entry> mails;
  mail::list(store, fmt::format("member:{}", ref(Letter::member, member)),
             [&](const mail::Entry& entry) { mails.push_back(entry); });
  return mails;
}

std::string why_not(const store::Store& store, const webinar::Webinar& webinar, const Why& why,
                    Basis basis, Instant now) {
  if (webinar.status == webinar::Status::cancelled) return "it was cancelled";
  members::Mailable mailable(store, basis);
  if (auto reason = webinar::objection(store, webinar, why.member, mailable)) return reason->text;
  if (now >= webinar.starts_at) return "it has begun, and no invitation selected them";
  return why.objection.value_or("no invitation selected them; one that does would go out");
}

std::vector<NotInvited> not_invited(const store::Store& store, const Why& why, Basis basis,
                                    Instant now) {
  std::vector<NotInvited> missed;
  for (const auto& [webinar, numbers] : webinar::list(store)) {
    const auto object = ref(Letter::webinar, webinar.id);
    const bool has_mail = std::any_of(why.mails.begin(), why.mails.end(),
                                      [&](const mail::Entry& one) { return one.object == object; });
    if (has_mail) continue;
    missed.push_back({webinar.id, webinar.slug, why_not(store, webinar, why, basis, now)});
  }
  return missed;
}

}  // namespace

Why why(const store::Store& store, const Member& member, Basis basis, Instant now) {
  Why why;
  why.member = member;
  why.consents = about_mail(store, member.id);
  why.circumstances = {address(member), delivery(member), suppression(store, member),
                       consent(why.consents, member, basis), relation(member, basis)};
  why.objection = objection(why, basis);
  why.mails = mails_to(store, member.id);
  why.not_invited = not_invited(store, why, basis, now);
  if (const auto no = calls::objection_to_call(store, member, basis)) why.no_calls = no->text;
  why.calls = calls::of_member(store, member.id);
  return why;
}

}  // namespace qlab::handover
