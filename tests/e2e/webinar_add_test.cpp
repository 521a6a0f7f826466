// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

std::vector<std::string> starting(const std::string& start,
                                  const std::string& zone = "Europe/London") {
  return {"webinar", "add",    "other", "--title",    "T", "--start",
          start,     "--zone", zone,    "--duration", "1h"};
}

}  // namespace

TEST_CASE("webinar add: it is created and the weekday is said back") {
  const Lab lab;
  const auto added = lab.run(add_future());
  CHECK(added.status == 0);
  CHECK(added.err == "created w1: Sat 20 Feb 2027 12:30 GMT (Europe/London), for 1h30m\n");
  CHECK(added.out.starts_with("ref\tid\tslug\ttitle\tstarts_at\t"));
}

TEST_CASE("webinar add: all of it is in the JSON") {
  const Lab lab;
  auto words = add_future();
  words.insert(words.end(), {"--capacity", "20"});
  const auto webinar = lab.json(words);
  CHECK(webinar.at("ref") == "w1");
  CHECK(webinar.at("id") == 1);
  CHECK(webinar.at("slug") == "future");
  CHECK(webinar.at("starts_at") == "2027-02-20T12:30:00Z");
  CHECK(webinar.at("ends_at") == "2027-02-20T14:00:00Z");
  CHECK(webinar.at("local_start") == "2027-02-20 12:30");
  CHECK(webinar.at("zone") == "Europe/London");
  CHECK(webinar.at("duration_s") == 5400);
  CHECK(webinar.at("url") == "https://meet.example.org/future");
  CHECK(webinar.at("capacity") == 20);
  CHECK(webinar.at("status") == "confirmed");
  CHECK(webinar.at("yes") == 0);
  CHECK(webinar.at("sequence") == 0);
  CHECK(webinar.at("uid").get<std::string>().ends_with("@example.org"));
}

TEST_CASE("webinar add: without a zone the configured one holds, or --tz") {
  const Lab lab;
  const std::vector<std::string> words{
      "webinar", "add", "a", "--title", "T", "--start", "2027-07-20 12:30", "--duration", "1h"};
  CHECK(lab.json(words).at("starts_at") == "2027-07-20T11:30:00Z");
  auto elsewhere = words;
  elsewhere[2] = "b";
  elsewhere.insert(elsewhere.end(), {"--tz", "Asia/Kathmandu"});
  CHECK(lab.json(elsewhere).at("starts_at") == "2027-07-20T06:45:00Z");
}

TEST_CASE("webinar add: a wall time that clocks skip is refused with both candidates") {
  const Lab lab;
  const auto refused = lab.run(starting("2027-03-28 01:30"));
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(refused.err ==
        "qlab: '2027-03-28 01:30' does not exist in 'Europe/London': it could be "
        "2027-03-28T00:30:00+00:00 or 2027-03-28T02:30:00+01:00\n"
        "hint: give one of these two instants instead\n");
  CHECK(lab.run({"webinar", "list", "--json"}).out == "[]\n");
}

TEST_CASE("webinar add: a wall time that happens twice is refused, one of its instants is taken") {
  const Lab lab;
  const auto refused = lab.run(starting("2027-10-31 01:30"));
  CHECK(refused.status == 2);
  CHECK(refused.err.find("happens twice in 'Europe/London': as 2027-10-31T01:30:00+01:00 and as "
                         "2027-10-31T01:30:00+00:00") != std::string::npos);
  const auto taken = lab.json(starting("2027-10-31T01:30:00+00:00"));
  CHECK(taken.at("starts_at") == "2027-10-31T01:30:00Z");
  CHECK(taken.at("local_start") == "2027-10-31 01:30");
}

TEST_CASE("webinar add: an unknown zone is refused with the nearest") {
  const Lab lab;
  const auto refused = lab.run(starting("2027-02-20 12:30", "Europe/Londn"));
  CHECK(refused.status == 2);
  CHECK(refused.err ==
        "qlab: unknown time zone 'Europe/Londn'\nhint: did you mean 'Europe/London'?\n");
}

TEST_CASE("webinar add: a date without a year is refused") {
  const Lab lab;
  const auto refused = lab.run(starting("20 Feb 12:30"));
  CHECK(refused.status == 2);
  CHECK(refused.err.starts_with("qlab: '20 Feb 12:30' has no year\nhint: "));
}

TEST_CASE("webinar add: a name that is taken is refused and nothing changes") {
  const WebinarHall lab;
  const auto refused = lab.run(add_future());
  CHECK(refused.status == 6);
  CHECK(refused.out.empty());
  CHECK(refused.err == "qlab: a webinar is named 'future' already\nhint: choose another name\n");
  CHECK(lab.json({"webinar", "list"}).size() == 1);
}

TEST_CASE("webinar add: it works whatever the machine's own zone and locale are") {
  for (const std::string zone : {"", "UTC", "Asia/Kathmandu"}) {
    for (const std::string locale : {"C", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
      Lab lab;
      if (!zone.empty()) lab.variables["TZ"] = zone;
      lab.variables["LC_ALL"] = locale;
      CHECK(lab.run(add_future()).err ==
            "created w1: Sat 20 Feb 2027 12:30 GMT (Europe/London), for 1h30m\n");
    }
  }
}

TEST_CASE("webinar add: a wrong command line is explained") {
  const Lab lab;
  const auto missing = lab.run({"webinar", "add", "future"});
  CHECK(missing.status == 2);
  CHECK(missing.out.empty());
  CHECK(missing.err.find("--title") != std::string::npos);
  auto words = add_future();
  words.emplace_back("--capactiy");
  const auto mistyped = lab.run(words);
  CHECK(mistyped.status == 2);
  CHECK(mistyped.err.find("did you mean '--capacity'?") != std::string::npos);
}

}  // namespace qlab::test
