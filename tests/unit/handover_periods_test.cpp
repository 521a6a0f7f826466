// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/periods.hpp"

#include <doctest/doctest.h>

#include "tests/support/calendar_text.hpp"

namespace qlab::handover {

using test::instant_at;

TEST_CASE("periods: months begin by the wall clock of the zone") {
  const auto found = periods(instant_at("2026-03-31T23:30:00Z"), instant_at("2026-05-01T00:00:00Z"),
                             "Europe/London");
  CHECK(found.unit == Unit::month);
  CHECK(found.labels == std::vector<std::string>{"Apr 2026", "May 2026"});
  CHECK(found.starts.front() == instant_at("2026-03-31T23:00:00Z"));
}

TEST_CASE("periods: one instant is one month") {
  const auto at = instant_at("2026-12-10T12:00:00Z");
  CHECK(periods(at, at, "UTC").labels == std::vector<std::string>{"Dec 2026"});
}

TEST_CASE("periods: more than a page holds become quarters, then years") {
  const auto first = instant_at("2020-02-01T00:00:00Z");
  CHECK(periods(first, instant_at("2023-01-01T00:00:00Z"), "UTC").labels.size() == 36);
  const auto quarters = periods(first, instant_at("2023-02-01T00:00:00Z"), "UTC");
  CHECK(quarters.unit == Unit::quarter);
  CHECK(quarters.labels.front() == "2020 Q1");
  CHECK(quarters.labels.back() == "2023 Q1");
  const auto years = periods(first, instant_at("2029-02-01T00:00:00Z"), "UTC");
  CHECK(years.unit == Unit::year);
  CHECK(years.starts.back() == instant_at("2029-01-01T00:00:00Z"));
}

TEST_CASE("periods: instants out of all reason end in the years that zones are known for") {
  const auto found = periods(instant(-99'999'999'999), instant(99'999'999'999), "Asia/Kathmandu");
  CHECK(found.labels.front() == "1970");
  CHECK(found.labels.back() == "2037");
}

}  // namespace qlab::handover
