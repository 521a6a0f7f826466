// SPDX-License-Identifier: Apache-2.0
// What members answered, when two of them turn out to be one person.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

/// How many answers a member gave, superseded ones included.
std::int64_t count_of_member(const store::Store& store, std::int64_t member_id);

/// Gives the answers to another member, within the caller's change. Where both have a present one,
/// the later holds and supersedes the other; who joined before a scenario opened is no later joiner
/// of it.
void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now);

}  // namespace qlab::scenarios
