// SPDX-License-Identifier: Apache-2.0
// What was agreed about calls outlives the restoring of a backup.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::calls {

/// All or nothing: a call of which calendars hold something newer than the backup knows, or which
/// is no longer booked since, is as it was in the replaced store, with its slot and its history, so
/// that nobody is reminded of another time than they were told. Returns the ids of these calls,
/// ascending.
std::vector<std::int64_t> carry_over(store::Store& restored, const store::Store& replaced);

}  // namespace qlab::calls
