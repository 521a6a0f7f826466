// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/before.hpp"

#include "lib/calendar/zone.hpp"

namespace qlab::calendar {

Instant instant_before(const Before& before, Instant start, std::string_view zone) {
  if (before.elapsed) return start - *before.elapsed;
  const auto day = std::chrono::floor<std::chrono::days>(to_local(start, zone)) -
                   std::chrono::days(before.on.days);
  return candidates(day + before.on.at, zone).first;
}

}  // namespace qlab::calendar
