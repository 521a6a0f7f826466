// SPDX-License-Identifier: Apache-2.0
// Answers and attendance, when two members turn out to be one person.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

/// How many answers a member gave, and how many rows of attendance there are.
std::int64_t count_answers_of_member(const store::Store& store, std::int64_t member_id);
std::int64_t count_attendance_of_member(const store::Store& store, std::int64_t member_id);

/// Gives the answers to another member, within the caller's change. The latest by its own time
/// holds, but a place that either of them had is not lost to the queue; one place too many goes to
/// whoever waits longest. Calls are moved before, so that none is wanted twice.
void give_answers_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now);

/// Gives the attendance to another member, within the caller's change.
void give_attendance_to_member(store::Store& store, std::int64_t from, std::int64_t to,
                               Instant now);

}  // namespace qlab::webinar
