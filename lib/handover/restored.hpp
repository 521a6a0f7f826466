// SPDX-License-Identifier: Apache-2.0
// What was handed to whom outlives the restoring of a backup: without it nobody could tell the
// successor what was withdrawn since.
#pragma once

#include <cstdint>

#include "lib/store/store.hpp"

namespace qlab::handover {

/// Takes over from the replaced store the key that packs are signed with, the packs that were made
/// since the backup with their successors and acknowledgements, and the freeze. What was received
/// stays behind: its members are not in the restored store, and the same file is taken in again.
/// All or nothing. Returns how many packs.
std::int64_t carry_over(store::Store& restored, const store::Store& replaced);

}  // namespace qlab::handover
