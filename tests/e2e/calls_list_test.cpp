// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"

namespace qlab::test {

TEST_CASE("calls list: those to be arranged first, then by their time, chosen by a query") {
  CallHall lab;
  lab.ok({"calls", "book", "k1", "t2", "--no-mail"});
  lab.ok({"calls", "book", "k2", "t1", "--no-mail"});
  CHECK(lab.run({"calls", "list", "--format", "ids"}).out == "k3\nk2\nk1\n");
  CHECK(lab.run({"calls", "list", "state:booked", "--format", "ids"}).out == "k2\nk1\n");
  CHECK(lab.run({"calls", "list", "member:person3@example.net", "--format", "ids"}).out == "k3\n");
  CHECK(lab.run({"calls", "list", "at:2027-03", "staff:anna", "--format", "ids"}).out ==
        "k2\nk1\n");
  CHECK(lab.run({"calls", "list", "--format", "ids", "--", "-state:booked"}).out == "k3\n");
  // A word that begins with a flag's letter, as -o, is the field that there is.
  CHECK(lab.run({"calls", "list", "-owner:anna", "--format", "ids"}).out == "k3\nk2\nk1\n");
  CHECK(lab.run({"calls", "list", "state:bookt"}).status == 2);
  CHECK(lab.run({"calls", "list", "stat:booked"}).status == 2);
  CHECK(lab.run({"calls", "list", "at:soon"}).err.find("write at:2026-01-14,") !=
        std::string::npos);
}

TEST_CASE("calls list: a word is looked for in what was agreed, whatever its case") {
  CallHall lab;
  lab.ok({"calls", "book", "k1", "t1", "--no-mail"});
  lab.variables["QLAB_NOW"] = "2027-03-01T09:40:00Z";
  lab.ok({"calls", "record", "k1", "held", "--agreed", "Hosts in May"});
  CHECK(lab.run({"calls", "list", "MAY", "--format", "ids"}).out == "k1\n");
  CHECK(lab.run({"calls", "list", "June", "--format", "ids"}).out.empty());
}

TEST_CASE(
    "calls list: whose member says no to calls by now is to be called off, and not arranged") {
  CallHall lab;
  lab.ok({"calls", "book", "k2", "t1", "--no-mail"});
  for (const auto* member : {"m1", "m2"})
    lab.ok({"members", "consent", member, "call", "refused", "--channel", "mail"});
  CHECK(lab.run({"calls", "list", "refused:yes", "--format", "ids"}).out == "k1\nk2\n");
  CHECK(lab.run({"calls", "list", "state:wanted", "refused:no", "--format", "ids"}).out == "k3\n");
  CHECK(lab.run({"calls", "list", "refused:perhaps"}).status == 2);
  CHECK(lab.json({"calls", "list", "state:booked"}).at(0).at("objection") == "calls were refused");
  CHECK(lab.json({"calls", "view", "k3"}).at("objection").is_null());
  const auto status = lab.run({"status", "--format", "tsv"}).out;
  CHECK(status.find("2 calls are open with people who said no to calls") != std::string::npos);
  CHECK(status.find("1 call is to be arranged") != std::string::npos);
  lab.ok({"calls", "cancel", "k1", "k2", "--by", "member", "--no-mail"});
  CHECK(lab.run({"status"}).out.find("said no") == std::string::npos);
}

TEST_CASE("calls list: today is the day on the walls of staff") {
  CallHall lab(2);
  lab.ok({"calls", "book", "k1", "2027-03-01 23:30", "--no-mail"});
  lab.ok({"calls", "book", "k2", "2027-03-02 00:30", "--no-mail"});
  lab.variables["QLAB_NOW"] = "2027-03-01T08:00:00Z";
  CHECK(lab.run({"calls", "list", "--today", "--format", "ids"}).out == "k1\n");
  CHECK(lab.run({"calls", "list", "--today", "--tz", "America/New_York", "--format", "ids"}).out ==
        "k1\nk2\n");
  CHECK(lab.run({"calls", "list", "--today", "member:m2", "--format", "ids"}).out.empty());
}

}  // namespace qlab::test
