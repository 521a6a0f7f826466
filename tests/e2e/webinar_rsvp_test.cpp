// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/webinars.hpp"

namespace qlab::test {

TEST_CASE("webinar rsvp: an answer is recorded and said back") {
  const WebinarHall lab;
  add_member(lab, "Anna", "anna@example.org");
  const auto done = lab.run({"webinar", "rsvp", "future", "m1", "yes", "--json"});
  CHECK(done.status == 0);
  CHECK(done.err == "m1: none -> yes\n");
  CHECK(parse_json(done.out) == parse_json(R"({"action": "rsvp", "webinar": "w1", "member": "m1",
            "previous": "none", "answer": "yes", "changed": true, "counts": true, "offered": []})"));
}

TEST_CASE("webinar rsvp: a full webinar has a waiting list, and a place given back is offered") {
  const WebinarHall lab({"--capacity", "1"});
  for (const std::string name : {"anna", "ben", "cai"})
    add_member(lab, name, name + "@example.org");
  CHECK(lab.json({"webinar", "rsvp", "future", "m1", "yes"}).at("answer") == "yes");
  CHECK(lab.json({"webinar", "rsvp", "future", "m2", "yes"}).at("answer") == "waitlisted");
  CHECK(lab.json({"webinar", "rsvp", "future", "m3", "yes"}).at("answer") == "waitlisted");
  const auto given_back = lab.run({"webinar", "rsvp", "future", "m1", "no", "--json"});
  CHECK(given_back.err == "m1: yes -> no\nm2 is offered a place\nk1: a call is wanted\n");
  CHECK(parse_json(given_back.out).at("offered") == parse_json(R"(["m2"])"));
  const auto webinar = lab.json({"webinar", "view", "future"});
  CHECK(webinar.at("offered") == 1);
  CHECK(webinar.at("waitlisted") == 1);
  CHECK(webinar.at("no") == 1);
}

TEST_CASE("webinar rsvp: what is unknown is named and nothing changes") {
  const WebinarHall lab;
  add_member(lab, "Anna", "anna@example.org");
  const auto member = lab.run({"webinar", "rsvp", "future", "anna@exmaple.org", "yes"});
  CHECK(member.status == 10);
  CHECK(member.out.empty());
  CHECK(member.err.find("anna@exmaple.org") != std::string::npos);
  CHECK(lab.run({"webinar", "rsvp", "future", "m9", "yes"}).status == 10);
  CHECK(lab.run({"webinar", "rsvp", "nothing", "m1", "yes"}).status == 10);
  const auto answer = lab.run({"webinar", "rsvp", "future", "m1", "mabye"});
  CHECK(answer.status == 2);
  CHECK(answer.err == "qlab: 'mabye' is not an answer\nhint: did you mean 'maybe'?\n");
  CHECK(lab.json({"webinar", "view", "future"}).at("answers").empty());
}

TEST_CASE("webinar rsvp: after the end it is refused") {
  WebinarHall lab;
  add_member(lab, "Anna", "anna@example.org");
  lab.variables["QLAB_NOW"] = "2027-02-20T14:00:01Z";
  const auto refused = lab.run({"webinar", "rsvp", "future", "m1", "yes"});
  CHECK(refused.status == 6);
  CHECK(refused.out.empty());
  CHECK(refused.err.starts_with(
      "qlab: 'future' ended on Sat 20 Feb 2027 14:00 GMT (Europe/London)\nhint: "));
}

TEST_CASE("webinar rsvp: a wrong command line is explained, as JSON if asked") {
  const Lab lab;
  const auto failed = lab.run({"webinar", "rsvp", "future", "--json"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  const auto error = parse_json(failed.err).at("error");
  CHECK(error.at("code") == "usage");
  CHECK(error.at("exit_status") == 2);
}

}  // namespace qlab::test
