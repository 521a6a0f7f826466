// SPDX-License-Identifier: Apache-2.0
// What members wrote, when two of them turn out to be one person.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// How many comments a member wrote.
std::int64_t count_of_member(const store::Store& store, std::int64_t member_id);

/// Gives the comments, the flags and the accepted versions of the policy to another member, within
/// the caller's change. Of a version that both accepted the earlier time is kept; a comment that
/// both flagged has one flag fewer.
void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now);

}  // namespace qlab::comments
