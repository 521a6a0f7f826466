// SPDX-License-Identifier: Apache-2.0
// What members said no to after a backup was made still holds when the backup is restored.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Takes over from the replaced store the consents that are refused or withdrawn, delivery that is
/// off and addresses that are bad; nothing becomes a yes. What two said who were merged since holds
/// for both. An address that nobody has in the restored store is suppressed where its member said
/// no to mail. All or nothing. Returns how many changed.
std::int64_t carry_refusals(store::Store& restored, const store::Store& replaced, Instant now);

/// Takes over who was given whose data since the backup: whoever is erased or withdraws by now is
/// to be told to them. All or nothing. Returns how many.
std::int64_t carry_disclosures(store::Store& restored, const store::Store& replaced);

}  // namespace qlab::members
