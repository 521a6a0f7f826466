// SPDX-License-Identifier: Apache-2.0
// Which times a simple rule means: on these days, from one time of the clock to another, so long
// each.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab::calls {

struct Time {
  Instant starts_at;
  Instant ends_at;
  bool operator==(const Time&) const = default;
};

/// As people type it.
struct TimesRule {
  std::string on;  ///< days and ranges of days, a comma between: 2027-02-22,2027-03-01..2027-03-05
  std::string days;  ///< of the week, for ranges: mon,wed; empty: monday to friday
  std::string from;  ///< 09:00
  std::string to;    ///< 12:00
  std::chrono::seconds length{0};
};

/// The times one after another that end by `to`, by the wall clock of the zone. Throws usage for
/// what cannot be read, for no time at all or none that is ahead, for more than 2000, and for a
/// wall time that does not exist or exists twice.
std::vector<Time> times_of(const TimesRule& rule, Instant now, std::string_view zone);

}  // namespace qlab::calls
