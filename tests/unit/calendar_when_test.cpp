// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/when.hpp"

#include <doctest/doctest.h>

#include <array>

#include "lib/core/error.hpp"
#include "tests/support/calendar_text.hpp"

namespace qlab::calendar {
namespace {

using namespace std::chrono_literals;
using test::instant_at;

/// Friday 5 February 2027, 09:15 in London.
std::string when(std::string_view text, std::string_view zone = "Europe/London") {
  return qlab::rfc3339(parse_when(text, instant_at("2027-02-05T09:15:00Z"), zone));
}

std::string refusal(std::string_view text) {
  try {
    when(text);
  } catch (const Error& error) {
    CHECK(error.kind() == Kind::usage);
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("when: instants and wall times are read") {
  CHECK(when("2027-02-20 12:30") == "2027-02-20T12:30:00Z");
  CHECK(when("2027-02-20T12:30") == "2027-02-20T12:30:00Z");
  CHECK(when("2027-07-20 12:30:15") == "2027-07-20T11:30:15Z");
  CHECK(when(" 2027-02-20 ") == "2027-02-20T00:00:00Z");
  CHECK(when("2027-02-20T12:30:00+05:45") == "2027-02-20T06:45:00Z");
  CHECK(when("2027-02-20 12:30", "Asia/Kathmandu") == "2027-02-20T06:45:00Z");
}

TEST_CASE("when: words mean days of the zone") {
  CHECK(when("now") == "2027-02-05T09:15:00Z");
  CHECK(when("today") == "2027-02-05T00:00:00Z");
  CHECK(when("tomorrow") == "2027-02-06T00:00:00Z");
  CHECK(when("yesterday") == "2027-02-04T00:00:00Z");
  CHECK(when("today", "Pacific/Kiritimati") == "2027-02-04T10:00:00Z");
}

TEST_CASE("when: days keep the wall time over a clock change, hours are elapsed") {
  CHECK(when("+3d") == "2027-02-08T09:15:00Z");
  CHECK(when("-2w") == "2027-01-22T09:15:00Z");
  CHECK(when("+90m") == "2027-02-05T10:45:00Z");
  CHECK(when("+1w2d") == "2027-02-14T09:15:00Z");
  const auto evening = instant_at("2027-03-27T18:00:00Z");
  CHECK(qlab::rfc3339(parse_when("+1d", evening, "Europe/London")) == "2027-03-28T17:00:00Z");
  CHECK(qlab::rfc3339(parse_when("+24h", evening, "Europe/London")) == "2027-03-28T18:00:00Z");
}

TEST_CASE("when: what has no year or no certain day is refused, saying so") {
  CHECK(refusal("20 Feb 12:30") == "'20 Feb 12:30' has no year");
  CHECK(refusal("12:30") == "'12:30' has no year");
  CHECK(refusal("01/02/2027") == "'01/02/2027' does not say which number is the day");
  CHECK(refusal("20 Feb 2027") == "'20 Feb 2027' is not a date");
  CHECK(refusal("2027-02-30") == "'2027-02-30' is not a day of the calendar");
  CHECK(refusal("2027-02-20 24:30") == "'2027-02-20 24:30' has no time of a day");
  CHECK(refusal("2040-01-01") == "'2040-01-01' is outside the years 1970 to 2037");
  CHECK(refusal("+999999w") == "'+999999w' is outside the years 1970 to 2037");
}

TEST_CASE("when: what is no date is refused") {
  for (const auto* text : {"", "soon", "+", "+3", "+d", "+3x", "+1d2h", "2027-02-20 12", "++3d",
                           "+9999999d", "2027-2-20", "2027-02-20\n12:30", "0000-00-00"}) {
    CAPTURE(text);
    CHECK(refusal(text) != "accepted");
  }
}

TEST_CASE("when: a wall time that does not exist is refused with both candidates") {
  CHECK(refusal("2027-03-28 01:30") ==
        "'2027-03-28 01:30' does not exist in 'Europe/London': it could be "
        "2027-03-28T00:30:00+00:00 or 2027-03-28T02:30:00+01:00");
}

TEST_CASE("when: durations are read and written back") {
  struct Case {
    std::string_view text;
    std::chrono::seconds length;
  };
  constexpr std::array cases{Case{"90m", 5400s}, Case{"1h30m", 5400s}, Case{"2h", 7200s},
                             Case{"45s", 45s}, Case{"0m", 0s}};
  for (const auto& duration : cases) {
    CAPTURE(duration.text);
    CHECK(parse_duration(duration.text) == duration.length);
    CHECK(parse_duration(shown(duration.length)) == duration.length);
  }
  CHECK(shown(std::chrono::seconds(5400)) == "1h30m");
  for (const auto* text : {"", "90", "m", "30m1h", "1h1h", "-5m", "1.5h", "1d", "9999999m"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_duration(text), Error);
  }
}

}  // namespace qlab::calendar
