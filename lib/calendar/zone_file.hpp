// SPDX-License-Identifier: Apache-2.0
// A time zone's file of tzdata (TZif, RFC 9636), as zic writes it with all changes to the year
// 2037.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

/// From one change of a zone's clocks to the next.
struct Period {
  Instant begin = Instant::min();
  Instant end = Instant::max();   ///< the first instant that is not in it
  std::chrono::seconds offset{};  ///< east of Greenwich is positive
  std::string abbreviation;
};

/// Returns all time in order, without holes: one period at least. Throws data where the bytes are
/// no such file, or leave the changes of later years to a rule.
std::vector<Period> read_zone_file(std::string_view bytes);

}  // namespace qlab::calendar
