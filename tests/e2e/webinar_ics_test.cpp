// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/webinars.hpp"

namespace qlab::test {

TEST_CASE("webinar ics: a calendar file for everybody, naming nobody") {
  const WebinarHall lab;
  const auto path = lab.path("future.ics").string();
  const auto written = lab.run({"webinar", "ics", "future", "-o", path});
  CHECK(written.status == 0);
  CHECK(written.out.empty());
  CHECK(written.err.empty());
  const auto object = read(path);
  CHECK(object.starts_with("BEGIN:VCALENDAR\r\nPRODID:-//qlab//qlab//EN\r\n"));
  CHECK(object.ends_with("STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
  for (const std::string line :
       {"METHOD:PUBLISH", "SEQUENCE:0", "DTSTAMP:20270115T090000Z", "DTSTART:20270220T123000Z",
        "DTEND:20270220T140000Z", "SUMMARY:What comes next", "URL:https://meet.example.org/future",
        "ORGANIZER;CN=\"Peer Support Lab\":mailto:lab@example.org"}) {
    CAPTURE(line);
    CHECK(object.find("\r\n" + line + "\r\n") != std::string::npos);
  }
  CHECK(object.find("ATTENDEE") == std::string::npos);
}

TEST_CASE("webinar ics: the UID stays the same") {
  const WebinarHall lab;
  const auto uid = lab.json({"webinar", "view", "future"}).at("uid").get<std::string>();
  const auto written = lab.run({"webinar", "ics", "future"});
  CHECK(written.out.find("\r\nUID:" + uid + "\r\n") != std::string::npos);
}

TEST_CASE("webinar ics: an unknown webinar writes no file") {
  const Lab lab;
  const auto path = lab.path("x.ics").string();
  const auto failed = lab.run({"webinar", "ics", "nothing", "-o", path});
  CHECK(failed.status == 10);
  CHECK(failed.out.empty());
  CHECK_FALSE(std::filesystem::exists(path));
}

}  // namespace qlab::test
