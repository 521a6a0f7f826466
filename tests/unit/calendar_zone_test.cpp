// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/zone.hpp"

#include <doctest/doctest.h>

#include <array>
#include <clocale>
#include <filesystem>
#include <fstream>
#include <functional>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/calendar_text.hpp"
#include "tests/support/places.hpp"
#include "tests/support/zone_of_machine.hpp"

namespace qlab::calendar {
namespace {

using test::instant_at;
using test::local_at;
using test::ZoneOfMachine;

/// The tables were made from tzdata 2025b. Morocco and Cuba decided otherwise in 2026, so what a
/// newer tzdata says about their later clocks is right too.
bool decided_later(const std::vector<std::string_view>& row) {
  const bool moved =
      row[0] == "Africa/Casablanca" || row[0] == "Africa/El_Aaiun" || row[0] == "America/Havana";
  return moved && row[1] > "2026-09";
}

const auto tables = test::realdata("timezones");

/// Calls check with the cells of each row.
void each_row(const std::string& name,
              const std::function<void(std::vector<std::string_view>)>& check) {
  std::ifstream file(tables / name);
  REQUIRE(file.is_open());
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    CAPTURE(line);
    const auto row = text::split(text::trim(line), '\t');
    if (!decided_later(row)) check(row);
  }
}

Instant utc_minute(std::string_view written) {
  return instant_at(std::string(written.substr(0, 16)) + ":00Z");
}

void check_local_times() {
  each_row("local-to-utc-cases.tsv", [](const auto& row) {
    const auto found = candidates(local_at(row[1]), row[0]);
    CHECK(found.reading == (row[2] == "gap"         ? Reading::gap
                            : row[2] == "ambiguous" ? Reading::overlap
                                                    : Reading::unique));
    CHECK(found.first == utc_minute(row[3]));
    CHECK(found.second == utc_minute(row[4]));
  });
}

void check_transitions() {
  each_row("transitions-2025-2027.tsv", [](const auto& row) {
    const auto change = utc_minute(row[1]);
    CHECK(to_local(change - std::chrono::minutes(1), row[0]) == local_at(row[5]));
    CHECK(to_local(change, row[0]) == local_at(row[6]));
  });
}

void check_weeks() {
  each_row("weekly-18h-london-2026.tsv", [](const auto& row) {
    const auto start = to_instant(local_at(row[0]), "Europe/London");
    CHECK(start == utc_minute(row[1]));
    CHECK(to_local(start, "Europe/Paris") == local_at(row[2]));
    CHECK(to_local(start, "America/New_York") == local_at(row[3]));
  });
}

void check_reminders() {
  each_row("reminder-cases.tsv", [](const auto& row) {
    const auto start = to_instant(local_at(row[1]), row[0]);
    CHECK(start == utc_minute(row[2]));
    CHECK(start - std::chrono::hours(24) == utc_minute(row[3]));
    CHECK(to_local(start - std::chrono::hours(24), row[0]) == local_at(row[4]));
    CHECK(to_instant(local_at(row[1]) - std::chrono::days(1), row[0]) == utc_minute(row[5]));
  });
}

void check_all_tables() {
  check_local_times();
  check_transitions();
  check_weeks();
  check_reminders();
}

}  // namespace

TEST_CASE("zone: the tables of clock changes hold, whatever this machine's own zone is") {
  if (test::is_absent(tables)) return;
  for (const char* zone : {static_cast<const char*>(nullptr), "UTC", "Asia/Kathmandu"}) {
    const ZoneOfMachine machine(zone);
    check_all_tables();
  }
}

TEST_CASE("zone: a locale changes no date") {
  for (const char* locale : {"C", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
    if (std::setlocale(LC_ALL, locale) == nullptr) MESSAGE("not tried: no locale " << locale);
    if (std::filesystem::exists(tables)) check_all_tables();
    CHECK(shown(instant_at("2027-02-20T12:30:00Z"), "Europe/London") ==
          "Sat 20 Feb 2027 12:30 GMT (Europe/London)");
    (void)std::setlocale(LC_ALL, "C");
  }
}

TEST_CASE("zone: a time that clocks skip is refused with both candidates") {
  try {
    to_instant(local_at("2027-03-28T01:30"), "Europe/London");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == Kind::usage);
    CHECK(error.what() ==
          std::string("'2027-03-28 01:30' does not exist in 'Europe/London': it could be "
                      "2027-03-28T00:30:00+00:00 or 2027-03-28T02:30:00+01:00"));
    CHECK(error.hint() == "give one of these two instants instead");
  }
}

TEST_CASE("zone: a time that happens twice is refused with both candidates") {
  try {
    to_instant(local_at("2027-10-31T01:30"), "Europe/London");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.what() ==
          std::string("'2027-10-31 01:30' happens twice in 'Europe/London': as "
                      "2027-10-31T01:30:00+01:00 and as 2027-10-31T01:30:00+00:00"));
  }
}

TEST_CASE("zone: an instant is shown with its weekday, abbreviation and offset") {
  const auto summer = instant_at("2027-07-04T11:05:00Z");
  CHECK(shown(summer, "Europe/London") == "Sun 4 Jul 2027 12:05 BST (Europe/London)");
  CHECK(shown(summer, "UTC") == "Sun 4 Jul 2027 11:05 UTC");
  CHECK(long_date(summer, "Europe/London") == "Sunday 4 July 2027");
  CHECK(clock_time(summer, "Asia/Kathmandu") == "16:50 +0545");
  CHECK(rfc3339(summer, "Europe/London") == "2027-07-04T12:05:00+01:00");
  CHECK(rfc3339(summer, "Asia/Kathmandu") == "2027-07-04T16:50:00+05:45");
  CHECK(rfc3339(summer, "America/St_Johns") == "2027-07-04T08:35:00-02:30");
}

TEST_CASE(
    "zone: what is shown in a zone that is not known here is shown in UTC, and nothing is read") {
  const auto summer = instant_at("2027-07-04T11:05:00Z");
  CHECK_FALSE(is_known("Asia/Gone"));
  CHECK(is_known("Europe/London"));
  CHECK(shown(summer, "Asia/Gone") == "Sun 4 Jul 2027 11:05 UTC (Asia/Gone)");
  CHECK(clock_time(summer, "../etc/passwd") == "11:05 UTC");
  CHECK(rfc3339(summer, "Asia/Gone") == "2027-07-04T11:05:00+00:00");
  CHECK_THROWS_AS(check_zone("Asia/Gone"), Error);
  CHECK_THROWS_AS(to_instant(to_local(summer, "UTC"), "Asia/Gone"), Error);
}

TEST_CASE("zone: an offset with seconds is written as UTC, for RFC 3339 has none") {
  CHECK(rfc3339(instant_at("1971-06-01T00:00:00Z"), "Africa/Monrovia") == "1971-06-01T00:00:00Z");
}

TEST_CASE("zone: a day starts at its first instant, also where midnight is skipped") {
  using std::chrono::local_days;
  const auto start = [](int year, int month, int day, std::string_view zone) {
    const auto date = std::chrono::year(year) / month / day;
    return rfc3339(start_of_day(local_days(date), zone), zone);
  };
  CHECK(start(2026, 4, 24, "Africa/Cairo") == "2026-04-24T01:00:00+03:00");
  CHECK(start(2025, 11, 2, "America/Havana") == "2025-11-02T00:00:00-04:00");
  CHECK(start(2026, 2, 20, "Europe/London") == "2026-02-20T00:00:00+00:00");
  const auto skipped = std::chrono::year(2011) / 12 / 30;
  CHECK_THROWS_AS(start_of_day(local_days(skipped), "Pacific/Apia"), Error);
}

}  // namespace qlab::calendar
