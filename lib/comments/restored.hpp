// SPDX-License-Identifier: Apache-2.0
// What was taken back of comments outlives the restoring of a backup.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// Takes what was withdrawn, hidden or rejected since the backup out of sight again, and takes over
/// licences that became stricter, and addresses to comment at that people may know; nothing becomes
/// public. All or nothing. Returns how many comments changed.
std::int64_t carry_over(store::Store& restored, const store::Store& replaced, Instant now);

}  // namespace qlab::comments
