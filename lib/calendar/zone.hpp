// SPDX-License-Identifier: Apache-2.0
// Wall clocks and instants, by the system's tzdata. Zones are IANA names; the zone of this machine
// is never asked. A wall time that does not exist or exists twice is refused, never guessed. What
// is shown in a zone that this machine does not know, as it may stand in a store, is shown in UTC.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

/// What a clock on the wall shows, without a zone.
using LocalTime = std::chrono::local_seconds;

/// The years for which tzdata says when clocks change.
inline constexpr int first_year = 1970;
inline constexpr int last_year = 2037;

/// Throws usage, with the nearest name as hint, where this is not an IANA time zone.
void check_zone(std::string_view zone);

/// Whether this machine knows it; another one may know zones that are older or newer.
bool is_known(std::string_view zone);

enum class Reading {
  unique,
  gap,     ///< clocks go forward over it: it does not exist
  overlap  ///< clocks go back over it: it happens twice
};

/// The instants a wall time can mean; both the same where it is unique. first uses the offset
/// before the change, second the one after it.
struct Candidates {
  Reading reading = Reading::unique;
  Instant first;
  Instant second;
};

Candidates candidates(LocalTime local, std::string_view zone);

/// Throws usage where the wall time is a gap or an overlap, naming both candidates.
Instant to_instant(LocalTime local, std::string_view zone);

LocalTime to_local(Instant instant, std::string_view zone);

/// East of Greenwich is positive.
std::chrono::seconds offset(Instant instant, std::string_view zone);

/// The first instant of a day in a zone, also where midnight is skipped. Throws usage where the
/// zone skipped the whole day.
Instant start_of_day(std::chrono::local_days day, std::string_view zone);

/// Writes 2027-02-20 12:30, and the seconds only where there are some.
std::string shown(LocalTime local);

/// Writes Sat 20 Feb 2027 12:30 GMT (Europe/London).
std::string shown(Instant instant, std::string_view zone);

/// Writes 2027-02-20 12:30 GMT, for the cells of a table.
std::string shown_in_table(Instant instant, std::string_view zone);

/// Writes Saturday 20 February 2027.
std::string long_date(Instant instant, std::string_view zone);

/// Writes 12:30 GMT.
std::string clock_time(Instant instant, std::string_view zone);

/// Writes 2027-07-20T12:30:00+01:00.
std::string rfc3339(Instant instant, std::string_view zone);

}  // namespace qlab::calendar
