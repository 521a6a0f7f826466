// SPDX-License-Identifier: Apache-2.0
// The stretch of time that a chart shows, in as many equal steps as a page can hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab::handover {

enum class Unit { month, quarter, year };

std::string_view name(Unit unit);

struct Periods {
  Unit unit = Unit::month;
  std::vector<Instant> starts;      ///< by the wall clock of the zone
  std::vector<std::string> labels;  ///< Jan 2027, 2027 Q1, 2027
};

/// Whole periods from the first instant to the last: months, or quarters or years where there would
/// be more than most_periods.
Periods periods(Instant first, Instant last, std::string_view zone);
inline constexpr int most_periods = 36;

}  // namespace qlab::handover
