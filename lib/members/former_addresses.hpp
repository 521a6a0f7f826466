// SPDX-License-Identifier: Apache-2.0
// Addresses that were a member's and are nobody's now. A no holds for them too, or an old list
// would bring back by one of them whoever said it. Asked whenever a no is said or an address goes.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// As which a member's no to mail outlives their address; nothing where they said none. Mail that
/// only bounces is no word of anybody. Wants the member with contact.
std::optional<mail::SuppressionReason> standing_no(const Member& member);

struct FormerAddress {
  std::int64_t member = 0;
  std::string key;
};

/// Those that the log knows of these members.
std::vector<FormerAddress> former_addresses(const store::Store& store,
                                            const std::set<std::int64_t>& members);

/// Suppresses, within the caller's change, each address whose member stands by a no, unless it is
/// somebody's by now.
void suppress_refused(store::Store& store, const std::vector<FormerAddress>& former, Instant now);

}  // namespace qlab::members
