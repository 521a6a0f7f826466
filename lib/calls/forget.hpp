// SPDX-License-Identifier: Apache-2.0
// What calls forget of a person who is erased.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// Within the caller's transaction: that there were calls, and what they led to, stays as nobody's;
/// what was said in them, written about them and the number that was rung goes. What was to be
/// arranged or held is over, and its slots are free. Returns how many calls there are.
std::int64_t forget(store::Store& store, std::int64_t member, Instant now);

}  // namespace qlab::calls
