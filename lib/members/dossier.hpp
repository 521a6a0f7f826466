// SPDX-License-Identifier: Apache-2.0
// Everything that the register itself knows about one member.
#pragma once

#include <vector>

#include "lib/members/consent_change.hpp"
#include "lib/members/joined.hpp"
#include "lib/members/member.hpp"
#include "lib/members/participation.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

struct Dossier {
  Member member;
  std::vector<ConsentRow> consents;           ///< all rows, the oldest first
  std::vector<Participation> participations;  ///< the oldest first
  std::vector<Joining> joinings;              ///< who was merged into this member
};

/// Completes a member that was read with all its parts.
Dossier dossier(const store::Store& store, Member member);

}  // namespace qlab::members
