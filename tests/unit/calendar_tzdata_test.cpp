// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/tzdata.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <ctime>
#include <fstream>
#include <string>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/calendar_text.hpp"
#include "tests/support/zone_of_machine.hpp"

namespace qlab::calendar {
namespace {

using test::instant_at;

/// Offset and abbreviation, as the C library says for the zone of this machine.
std::string by_c_library(Instant instant) {
  const std::time_t at = seconds(instant);
  std::tm local{};
  localtime_r(&at, &local);
  return fmt::format("{} {}", local.tm_gmtoff, local.tm_zone);
}

std::string by_us(Instant instant, std::string_view zone) {
  return fmt::format("{} {}", offset(instant, zone).count(), clock_time(instant, zone).substr(6));
}

void check_all_changes(const std::string& zone) {
  const test::ZoneOfMachine machine(zone.c_str());
  for (const auto& period : periods_of(zone)) {
    if (period.begin < instant_at("1970-01-01T00:00:00Z")) continue;
    if (period.begin > instant_at("2037-12-31T00:00:00Z")) continue;
    for (const int distance : {-1, 0, 30}) {
      const auto at = period.begin + std::chrono::seconds(distance);
      if (by_us(at, zone) != by_c_library(at)) FAIL(zone << " at " << seconds(at));
    }
  }
}

}  // namespace

TEST_CASE("tzdata: each zone of the map says what the C library says around all its changes") {
  const std::filesystem::path table("/usr/share/zoneinfo/zone1970.tab");
  if (test::is_absent(table)) return;
  std::ifstream map(table);
  std::size_t count = 0;
  for (std::string line; std::getline(map, line);) {
    const auto columns = text::split(line, '\t');
    if (line.starts_with('#') || columns.size() < 3) continue;
    check_all_changes(std::string(columns[2]));
    ++count;
  }
  CHECK(count > 200);
}

TEST_CASE("tzdata: an unknown zone is refused with the nearest name") {
  struct Case {
    std::string_view zone;
    std::string_view hint;
  };
  constexpr std::array cases{
      Case{"Europe/Londn", "did you mean 'Europe/London'?"},
      Case{"europe/london", "did you mean 'Europe/London'?"},
      Case{"", "zones are named like 'Europe/London' or 'UTC'"},
      Case{"../../etc/passwd", "zones are named like 'Europe/London' or 'UTC'"},
      Case{"/usr/share/zoneinfo/UTC", "zones are named like 'Europe/London' or 'UTC'"},
      Case{"Europe", "zones are named like 'Europe/London' or 'UTC'"},
      Case{"Europe//London", "did you mean 'Europe/London'?"},
  };
  for (const auto& unknown : cases) {
    CAPTURE(unknown.zone);
    try {
      check_zone(unknown.zone);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == Kind::usage);
      CHECK(error.hint() == unknown.hint);
    }
  }
}

TEST_CASE("tzdata: what this machine chose is no zone, links are") {
  CHECK_THROWS_AS(check_zone("localtime"), Error);
  CHECK_THROWS_AS(check_zone("Factory"), Error);
  CHECK_THROWS_AS(check_zone("leapseconds"), Error);
  CHECK_THROWS_AS(check_zone("posix/Europe/London"), Error);
  CHECK_NOTHROW(check_zone("Asia/Calcutta"));
  CHECK_NOTHROW(check_zone("UTC"));
}

}  // namespace qlab::calendar
