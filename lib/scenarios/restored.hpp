// SPDX-License-Identifier: Apache-2.0
// What people have read outlives the restoring of a backup.
#pragma once

#include <cstdint>

#include "lib/store/store.hpp"

namespace qlab::scenarios {

/// Takes over from the replaced store the numbers that were told in public since the backup, so
/// that none is told beside them that gives an answer away (lib/scenarios/told.hpp). All or
/// nothing. Returns of how many scenarios.
std::int64_t carry_told(store::Store& restored, const store::Store& replaced);

}  // namespace qlab::scenarios
