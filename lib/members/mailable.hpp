// SPDX-License-Identifier: Apache-2.0
// Whether a member may be written to, all things considered: consent, delivery, the state of the
// address, and whether it is suppressed. The one question that planning, previewing and sending
// ask.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/core/address.hpp"
#include "lib/mail/reason.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

class Mailable {
 public:
  Mailable(const store::Store& store, Basis basis) : m_suppressions(store), m_basis(basis) {}

  /// Why no mail may go to this member, read with addresses and contact; nothing where it may.
  /// Suppressions are looked up at the moment of asking.
  std::optional<mail::Objection> objection(const Member& member);

  /// Why a mail to the member that was written to this address may no longer go there: the same,
  /// and where the address is none of theirs by now, or bad.
  std::optional<mail::Objection> objection_to_mail(const Member& member, std::string_view address);

  /// Why no mail may go to this address, whoever has it by now.
  std::optional<mail::Objection> objection_to_address(std::string_view address);

 private:
  mail::SuppressionLookup m_suppressions;
  Basis m_basis;
};

/// The members with a suppressed address, for each reason in the order of
/// mail::suppression_reasons.
std::array<std::vector<std::int64_t>, mail::suppression_reasons.size()> suppressed_members(
    const store::Store& store);

/// Throws refused where the address belongs to a person who was erased: they do not come back by
/// somebody's list.
void require_not_erased(const store::Store& store, const Address& address);

}  // namespace qlab::members
