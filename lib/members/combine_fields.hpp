// SPDX-License-Identifier: Apache-2.0
// What two members who are one person say, field by field, and which of it holds.
#pragma once

#include <vector>

#include "lib/members/combine.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/member.hpp"

namespace qlab::members {

/// The member that both become, and why.
struct CombinedFields {
  Member member;
  std::vector<Decision> decisions;
};

/// Of the members' own rows and addresses: what is said beats what is not, the one who stays beats
/// the duplicate, off beats on, the earlier day of joining holds.
CombinedFields combine_fields(const Member& kept, const Member& duplicate);

/// One purpose and recipient on which at least one of both has a word.
struct CombinedConsent {
  Consent consent;  ///< what holds
  Decision decision;
};

/// The stricter word holds: a no beats a yes, and a yes beats having been asked.
std::vector<CombinedConsent> combine_consents(const std::vector<Consent>& kept,
                                              const std::vector<Consent>& duplicate);

}  // namespace qlab::members
