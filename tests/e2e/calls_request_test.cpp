// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"

namespace qlab::test {

TEST_CASE("calls request: one is made, and completed when it is asked for again") {
  const Lab lab;
  add_member(lab, "Dora", "dora@example.net");
  const auto first = lab.run({"calls", "request", "m1", "--reason", "Deaf in one ear"});
  CHECK(first.status == 0);
  CHECK(first.err == "created k1\n");
  const auto again =
      lab.run({"call", "request", "dora@example.net", "--phone", "029 2018", "--owner", "anna"});
  CHECK(again.status == 0);
  CHECK(again.err == "there is one: k1\n");
  const auto call = lab.json({"calls", "view", "1"});
  CHECK(call.at("ref") == "k1");
  CHECK(call.at("name") == "Dora");
  CHECK(call.at("state") == "wanted");
  CHECK(call.at("reason") == "Deaf in one ear");
  CHECK(call.at("phone") == "029 2018");
  CHECK(call.at("owner") == "anna");
  CHECK(call.at("sequence").is_null());
}

TEST_CASE("calls request: a wrong zone, nobody, and a wrong command line are told apart") {
  const Lab lab;
  add_member(lab, "Dora", "dora@example.net");
  CHECK(lab.run({"calls", "request", "m1", "--zone", "Europe/Lodnon"}).status == 2);
  CHECK(lab.run({"calls", "request", "m9"}).status == 10);
  CHECK(lab.run({"calls", "request"}).status == 2);
  CHECK(lab.run({"calls", "list", "state:wanted"}).out.find("k1") == std::string::npos);
}

TEST_CASE("calls request: whoever cannot come to a webinar is on the list at once") {
  WebinarHall lab;
  add_member(lab, "Dora", "dora@example.net");
  const auto no = lab.run({"webinar", "rsvp", "future", "m1", "no"});
  CHECK(no.err == "m1: none -> no\nk1: a call is wanted\n");
  CHECK(lab.json({"calls", "list", "webinar:w1"}).at(0).at("state") == "wanted");
  const auto yes = lab.run({"webinar", "rsvp", "future", "m1", "yes"});
  CHECK(yes.err == "m1: no -> yes\nk1: no call is needed any more\n");
  CHECK(lab.json({"calls", "list", "state:wanted"}).empty());
  CHECK(lab.run({"webinar", "rsvp", "future", "m1", "no"}).status == 0);
  CHECK(lab.run({"store", "undo"}).status == 0);
  CHECK(lab.json({"calls", "view", "k1"}).at("state") == "lapsed");
  CHECK(lab.run({"store", "check"}).status == 0);
}

}  // namespace qlab::test
