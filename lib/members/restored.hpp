// SPDX-License-Identifier: Apache-2.0
// What members said no to after a backup was made still holds when the backup is restored.
#pragma once

#include <cstdint>

#include "lib/store/store.hpp"

namespace qlab::members {

/// Takes over from the replaced store the consents that are refused or withdrawn, delivery that is
/// off and addresses that are bad; nothing becomes a yes. All or nothing. Returns how many changed.
std::int64_t carry_refusals(store::Store& restored, const store::Store& replaced);

}  // namespace qlab::members
