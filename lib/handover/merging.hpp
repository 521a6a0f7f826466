// SPDX-License-Identifier: Apache-2.0
// Open work, when two members turn out to be one person.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// How many tasks a member owns.
std::int64_t count_of_member(const store::Store& store, std::int64_t member_id);

/// Gives them to another member, within the caller's change.
void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now);

}  // namespace qlab::handover
