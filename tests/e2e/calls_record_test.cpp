// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"

namespace qlab::test {

TEST_CASE("calls record: what came of it, with private notes apart") {
  CallHall lab(2);
  lab.ok({"calls", "book", "k1", "t1", "--no-mail"});
  const auto early = lab.run({"calls", "record", "k1", "held"});
  CHECK(early.status == 6);
  CHECK(early.err.find("'k1' begins on 2027-03-01T09:00:00Z") != std::string::npos);
  lab.variables["QLAB_NOW"] = "2027-03-01T09:40:00Z";
  const auto done = lab.json({"calls", "record", "k1", "held", "--outcome", "wants-to-help",
                              "--agreed", "Hosts in May", "--note", "Sounded tired"});
  CHECK(done.at("state") == "held");
  CHECK(done.at("agreed") == "Hosts in May");
  CHECK(done.contains("notes") == false);
  CHECK(lab.field("k1", "notes").at(0).at("note") == "Sounded tired");
  CHECK(lab.run({"calls", "list", "outcome:wants-to-help", "--format", "ids"}).out == "k1\n");
  CHECK(lab.run({"calls", "list", "--csv-raw", "--format", "csv"}).out.find("tired") ==
        std::string::npos);
  CHECK(lab.json({"members", "outstanding", "email:person1"}).at(0).at("outcome") == "call held");
  lab.is_whole();
}

TEST_CASE("calls record: codes are those of the configuration, where it names some") {
  CallHall lab(1, "[calls]\noutcomes = [\"heard\", \"wants-to-help\"]\n");
  const auto other = lab.run({"calls", "record", "k1", "held", "--outcome", "hear"});
  CHECK(other.status == 2);
  CHECK(other.err.find("did you mean 'heard'?") != std::string::npos);
  lab.ok({"calls", "record", "k1", "held", "--outcome", "heard"});
  CHECK(lab.run({"calls", "record", "k1", "no-show"}).status == 2);
  CHECK(lab.run({"calls", "record", "k1", "maybe"}).status == 2);
  CHECK(lab.run({"calls", "record", "k1"}).status == 2);
  CHECK(lab.run({"calls", "record"}).status == 2);
}

}  // namespace qlab::test
