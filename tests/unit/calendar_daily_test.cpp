// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/daily.hpp"

#include <doctest/doctest.h>

namespace qlab::calendar {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr DailyHours night{hours(21), hours(7) + minutes(30)};
constexpr DailyHours lunch{hours(12), hours(13)};

/// The end as RFC 3339, or nothing.
std::string end(const DailyHours& daily, std::string_view now, std::string_view zone) {
  const auto found = end_of(daily, *parse_rfc3339(now), zone);
  return found ? rfc3339(*found) : "";
}

}  // namespace

TEST_CASE("daily hours: over midnight they end in the morning, in the zone's own time") {
  CHECK(end(night, "2027-01-15T20:59:59Z", "Europe/London").empty());
  CHECK(end(night, "2027-01-15T21:00:00Z", "Europe/London") == "2027-01-16T07:30:00Z");
  CHECK(end(night, "2027-01-16T07:29:59Z", "Europe/London") == "2027-01-16T07:30:00Z");
  CHECK(end(night, "2027-01-16T07:30:00Z", "Europe/London").empty());
  CHECK(end(night, "2027-01-15T15:30:00Z", "Asia/Kathmandu") == "2027-01-16T01:45:00Z");
}

TEST_CASE("daily hours: within a day they end the same day") {
  CHECK(end(lunch, "2027-01-15T12:30:00Z", "UTC") == "2027-01-15T13:00:00Z");
  CHECK(end(lunch, "2027-01-15T11:59:00Z", "UTC").empty());
  CHECK(end(lunch, "2027-01-15T13:00:00Z", "UTC").empty());
}

TEST_CASE("daily hours: the nights in which clocks change have an end too") {
  CHECK(end(night, "2027-03-28T00:30:00Z", "Europe/London") == "2027-03-28T06:30:00Z");
  CHECK(end(night, "2027-10-31T00:30:00Z", "Europe/London") == "2027-10-31T07:30:00Z");
  const DailyHours into_change{hours(0), hours(1) + minutes(30)};
  CHECK(end(into_change, "2027-10-31T00:10:00Z", "Europe/London") == "2027-10-31T01:30:00Z");
  CHECK(end(into_change, "2027-03-28T00:10:00Z", "Europe/London") == "2027-03-28T01:30:00Z");
}

TEST_CASE("daily hours: from and until the same are none") {
  CHECK(end({hours(9), hours(9)}, "2027-01-15T09:00:00Z", "UTC").empty());
}

}  // namespace qlab::calendar
