// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/times.hpp"

#include <doctest/doctest.h>

#include "tests/support/calendar_text.hpp"
#include "tests/support/errors.hpp"

namespace qlab::calls {
namespace {

using std::chrono::minutes;

std::vector<Time> times(const std::string& on, const std::string& from, const std::string& to,
                        const std::string& days = {}) {
  return times_of({on, days, from, to, minutes(30)}, test::instant_at("2027-01-15T09:00:00Z"),
                  "Europe/London");
}

std::string mistake(const std::string& on, const std::string& from, const std::string& to,
                    const std::string& days = {}) {
  const auto error = test::error_of([&] { (void)times(on, from, to, days); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::usage);
  return error->what();
}

}  // namespace

TEST_CASE("calls slots: the last of a day has ended by its end") {
  const auto all = times("2027-03-01", "09:00", "10:20");
  REQUIRE(all.size() == 2);
  CHECK(all[0].starts_at == test::instant_at("2027-03-01T09:00:00Z"));
  CHECK(all[1].ends_at == test::instant_at("2027-03-01T10:00:00Z"));
}

TEST_CASE("calls slots: a range means its working days, or those that are named, each once") {
  CHECK(times("2027-03-01..2027-03-07", "09:00", "09:30").size() == 5);
  CHECK(times("2027-03-01..2027-03-07", "09:00", "09:30", "sat,sun").size() == 2);
  CHECK(times("2027-03-01..2027-03-02,2027-03-02,2027-03-07", "09:00", "09:30").size() == 3);
}

TEST_CASE("calls slots: wall times follow the clocks, and one that is not there is refused") {
  const auto all = times("2027-03-26..2027-03-29", "10:00", "10:30");  // clocks change on 28 March
  REQUIRE(all.size() == 2);
  CHECK(all[0].starts_at == test::instant_at("2027-03-26T10:00:00Z"));
  CHECK(all[1].starts_at == test::instant_at("2027-03-29T09:00:00Z"));
  CHECK(mistake("2027-03-28", "01:00", "01:30").find("2027-03-28 01:00") != std::string::npos);
}

TEST_CASE("calls slots: what cannot be read, and what is no time at all, is refused") {
  CHECK(mistake("2027-03-01", "9", "10:00") == "'9' is not a time of the day for --from");
  CHECK(mistake("2027-03-01", "09:60", "10:00") == "'09:60' is not a time of the day for --from");
  CHECK(mistake("2027-03-01", "09:00", "09:10") ==
        "no time fits between --from and --to on these days");
  CHECK(mistake("2027-03-01", "10:00", "09:00") ==
        "no time fits between --from and --to on these days");
  CHECK(mistake("2026-03-01", "09:00", "10:00") == "all of these times are past");
  CHECK(times("2027-01-15", "08:30", "10:00").size() == 3);
  CHECK(mistake("2027-03-02..2027-03-01", "09:00", "10:00") ==
        "the days of --on end before they begin, or span more than a year");
  CHECK(mistake("2027-03-01..2027-03-05", "09:00", "10:00", "funday").find("'funday'") !=
        std::string::npos);
  CHECK(mistake("2027-01-01..2027-12-31", "00:00", "24:00") == "that is more than 2000 times");
}

}  // namespace qlab::calls
