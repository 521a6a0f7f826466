// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/daily.hpp"

#include <algorithm>

#include "lib/calendar/zone.hpp"

namespace qlab::calendar {

std::optional<Instant> end_of(const DailyHours& hours, Instant now, std::string_view zone) {
  const auto& [from, until] = hours;
  const auto local = to_local(now, zone);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const auto time = local - day;
  const bool over_midnight = until < from;
  const bool holds = over_midnight ? time >= from || time < until : time >= from && time < until;
  if (!holds) return {};
  const auto last_day = time < until ? day : day + std::chrono::days(1);
  const auto end = candidates(last_day + until, zone);
  return std::max(end.first, end.second);
}

}  // namespace qlab::calendar
