// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/webinars.hpp"

namespace qlab::test {

TEST_CASE("webinar list: the earliest first, with who stands where") {
  const WebinarHall lab;
  REQUIRE(lab.run({"webinar", "add", "sooner", "--title", "Sooner", "--start", "2027-02-01 10:00",
                   "--duration", "1h"})
              .status == 0);
  add_member(lab, "Anna", "anna@example.org");
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m1", "yes"}).status == 0);
  const auto listed = lab.run({"webinars", "list", "--format", "csv", "--json=slug,yes"});
  CHECK(listed.status == 0);
  CHECK(listed.err.empty());
  CHECK(listed.out == "slug,yes\r\nsooner,0\r\nfuture,1\r\n");
}

TEST_CASE("webinar list: nothing is an empty list") {
  const Lab lab;
  const auto listed = lab.run({"webinar", "list", "--json"});
  CHECK(listed.status == 0);
  CHECK(listed.out == "[]\n");
  CHECK(listed.err.empty());
}

TEST_CASE("webinar view: it is shown with everybody who answered") {
  const WebinarHall lab;
  add_member(lab, "Siân Price", "sian@example.org");
  REQUIRE(lab.run({"webinar", "rsvp", "future", "sian@example.org", "maybe"}).status == 0);
  for (const std::string name : {"future", "w1", "1"}) {
    const auto webinar = lab.json({"webinar", "view", name});
    CHECK(webinar.at("title") == "What comes next");
    CHECK(webinar.at("maybe") == 1);
    CHECK(webinar.at("answers") == parse_json(R"([{"member": "m1",
        "name": "Siân Price", "answer": "maybe", "source": "staff",
        "answered_at": "2027-01-15T09:00:00Z", "offer_until": null}])"));
  }
}

TEST_CASE("webinar view: an unknown one is named with the nearest") {
  const WebinarHall lab;
  const auto failed = lab.run({"webinar", "view", "futrue"});
  CHECK(failed.status == 10);
  CHECK(failed.out.empty());
  CHECK(failed.err == "qlab: no webinar is named 'futrue'\nhint: did you mean 'future'?\n");
}

TEST_CASE("webinar: a mistyped verb is named with the nearest") {
  const Lab lab;
  const auto failed = lab.run({"webinar", "attendence", "future"});
  CHECK(failed.status == 2);
  CHECK(failed.err.find("did you mean 'attendance'?") != std::string::npos);
}

}  // namespace qlab::test
