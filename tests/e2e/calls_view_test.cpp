// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"

namespace qlab::test {

TEST_CASE("calls view: both zones, the notes, and everything that happened") {
  CallHall lab(1);
  lab.ok({"calls", "request", "m1", "--zone", "Europe/Berlin"});
  const auto booked = lab.ok({"calls", "book", "k1", "t1", "--no-mail"});
  CHECK(booked.err ==
        "k1: Mon 1 Mar 2027 09:00 GMT (Europe/London), for them Mon 1 Mar 2027 10:00 CET "
        "(Europe/Berlin)\n");
  lab.ok({"calls", "record", "k1", "--note", "Speaks Welsh"});
  const auto call = lab.json({"calls", "view", "k1"});
  CHECK(call.at("here") == "Mon 1 Mar 2027 09:00 GMT (Europe/London)");
  CHECK(call.at("there") == "Mon 1 Mar 2027 10:00 CET (Europe/Berlin)");
  CHECK(call.at("starts_at") == "2027-03-01T09:00:00Z");
  CHECK(call.at("notes").at(0).at("note") == "Speaks Welsh");
  CHECK(call.at("history").size() == 2);
  CHECK(call.at("history").at(1).at("event") == "booked");
  CHECK(call.at("kept").empty());
}

TEST_CASE("calls view: what is no call, and one that is not there") {
  const CallHall lab(1);
  CHECK(lab.run({"calls", "view", "m1"}).status == 2);
  const auto absent = lab.run({"calls", "view", "k9"});
  CHECK(absent.status == 10);
  CHECK(absent.out.empty());
  CHECK(absent.err.find("there is no call 'k9'") != std::string::npos);
  CHECK(lab.run({"calls", "view"}).status == 2);
}

}  // namespace qlab::test
