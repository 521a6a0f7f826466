// SPDX-License-Identifier: Apache-2.0
#include "lib/members/mailable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"

namespace qlab::members {

std::optional<mail::Objection> Mailable::objection(const Member& member) {
  if (!member.addresses.empty()) {
    const auto suppressed = m_suppressions.reason(member.addresses.front().key);
    if (suppressed) return mail::objection(*suppressed);
  }
  const auto why = unmailable(member, m_basis);
  return why ? std::optional(members::objection(*why)) : std::nullopt;
}

std::optional<mail::Objection> Mailable::objection_to_mail(const Member& member,
                                                           std::string_view address) {
  if (auto why = objection(member)) return why;
  const auto parsed = parse_address(address);
  const auto theirs = std::ranges::find(
      member.addresses, parsed ? parsed->key : std::string(address), &MemberAddress::key);
  if (theirs == member.addresses.end()) {
    return mail::Objection{mail::Reason::outdated, "the address is no longer theirs"};
  }
  if (theirs->state == AddressState::bad) return members::objection(Unmailable::bad_address);
  return {};
}

std::optional<mail::Objection> Mailable::objection_to_address(std::string_view address) {
  const auto parsed = parse_address(address);
  const auto suppressed = parsed ? m_suppressions.reason(parsed->key) : std::nullopt;
  return suppressed ? std::optional(mail::objection(*suppressed)) : std::nullopt;
}

std::array<std::vector<std::int64_t>, mail::suppression_reasons.size()> suppressed_members(
    const store::Store& store) {
  std::array<std::vector<std::int64_t>, mail::suppression_reasons.size()> members;
  const mail::Suppressions all(store);
  if (all.empty()) return members;
  mail::SuppressionLookup lookup(store);
  const auto look = [&](const Member& member) {
    for (const auto& address : member.addresses) {
      if (!all.contains(address.key)) continue;
      auto& list = members.at(static_cast<std::size_t>(lookup.reason(address.key).value()));
      if (list.empty() || list.back() != member.id) list.push_back(member.id);
    }
  };
  each(store, Query::everybody(), look, {.addresses = true, .tags = false, .contact = false});
  return members;
}

void require_not_erased(const store::Store& store, const Address& address) {
  const auto found = mail::suppression(store, address.key);
  if (!found || found->reason != mail::SuppressionReason::erased) return;
  throw Error(
      Kind::refused,
      fmt::format("'{}' belongs to a person who was erased", text::terminal_safe(address.shown)),
      "only they can come back, with an address of their choice");
}

}  // namespace qlab::members
