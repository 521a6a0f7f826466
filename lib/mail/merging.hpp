// SPDX-License-Identifier: Apache-2.0
// The outbox, when two members turn out to be one person.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

/// How many messages there are to a member.
std::int64_t count_of_member(const store::Store& store, std::int64_t member_id);

/// Gives the messages to another member, within the caller's change. Nobody is written to twice: of
/// two messages for one and the same thing one is left to go, and none where one went already.
void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now);

}  // namespace qlab::mail
