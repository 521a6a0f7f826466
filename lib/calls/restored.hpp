// SPDX-License-Identifier: Apache-2.0
// What calendars know of calls outlives the restoring of a backup.
#pragma once

#include <cstdint>

#include "lib/store/store.hpp"

namespace qlab::calls {

/// Raises the revision of each call above what the replaced store had sent out, where that was
/// newer: calendars ignore what is older than theirs. Returns how many were raised.
std::int64_t carry_revisions(store::Store& restored, const store::Store& replaced);

}  // namespace qlab::calls
