// SPDX-License-Identifier: Apache-2.0
// What the scenarios forget of a person who is erased.
#pragma once

#include <cstdint>

#include "lib/store/store.hpp"

namespace qlab::scenarios {

/// Takes the words out of a member's stances, within the caller's transaction, and returns how many
/// stances there are. The answers stay as nobody's: a tally that was published does not change.
std::int64_t forget(store::Store& store, std::int64_t member_id);

}  // namespace qlab::scenarios
