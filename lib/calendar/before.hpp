// SPDX-License-Identifier: Apache-2.0
// A time before something begins: elapsed, or by the clock on the wall.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

/// A day before the beginning, and what the clock on the wall shows then.
struct DayBefore {
  int days = 0;
  std::chrono::minutes at{0};  ///< since midnight
};

struct Before {
  std::optional<std::chrono::seconds> elapsed;  ///< else, by the wall
  DayBefore on;
};

/// A wall time that does not exist is as much later as the clocks went forward; of one that exists
/// twice the first counts.
Instant instant_before(const Before& before, Instant start, std::string_view zone);

}  // namespace qlab::calendar
