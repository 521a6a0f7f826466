// SPDX-License-Identifier: Apache-2.0
// Calls, when two members turn out to be one person.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

std::int64_t count_of_member(const store::Store& store, std::int64_t member_id);

/// Gives the calls to another member, within the caller's change. Of two for one webinar the one
/// that got further keeps it; the other is called off where it is only wanted, so that nobody is
/// rung twice for one thing.
void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now);

}  // namespace qlab::calls
