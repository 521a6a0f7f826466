// SPDX-License-Identifier: Apache-2.0
// What the webinars forget of a person who is erased.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/members/traces.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

struct Forgotten {
  std::int64_t answers = 0;      ///< which stay, as nobody's
  std::int64_t attendances = 0;  ///< which stay, without name and address
};

/// Within the caller's transaction. Rows of attendance that nobody was matched to are the person's
/// where they bear the name or an address. They no longer come to what is ahead, and a place that
/// they had goes to whoever waits longest; nobody is called about it.
Forgotten forget(store::Store& store, const members::Traces& traces, Instant now);

}  // namespace qlab::webinar
