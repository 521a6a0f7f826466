// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"

namespace qlab::test {
namespace {

Lines add(const std::string& on, const Lines& more = {}) {
  return with({"calls", "slots", "add", "--on", on, "--from", "09:00", "--to", "10:00"}, more);
}

}  // namespace

TEST_CASE("calls slots: added by a rule, listed in order, taken away again") {
  const Lab lab;
  const auto added = lab.run(add("2027-03-01..2027-03-02"));
  CHECK(added.status == 0);
  CHECK(added.err.empty());
  CHECK(added.out.find("t4\t") != std::string::npos);
  CHECK(lab.run(add("2027-03-01..2027-03-02")).err == "4 of them were there already\n");
  const auto listed = lab.json({"calls", "slots", "list", "--free"});
  REQUIRE(listed.size() == 4);
  CHECK(listed.at(1).at("slot") == "t2");
  CHECK(listed.at(1).at("starts_at") == "2027-03-01T09:30:00Z");
  CHECK(listed.at(1).at("state") == "free");
  CHECK(lab.run({"calls", "slots", "remove", "t1", "t2"}).err == "removed 2\n");
  CHECK(lab.json({"calls", "slots", "list"}).size() == 2);
  CHECK(lab.run({"store", "undo"}).status == 0);
  CHECK(lab.json({"calls", "slots", "list"}).size() == 4);
}

TEST_CASE("calls slots: what overlaps, is booked or is no slot is refused") {
  CallHall lab(1);
  const auto overlap = lab.run({"calls", "slots", "add", "--on", "2027-03-01", "--from", "09:15",
                                "--to", "09:45", "--staff", "anna"});
  CHECK(overlap.status == 6);
  CHECK(overlap.out.empty());
  CHECK(overlap.err.find("overlaps 't1'") != std::string::npos);
  lab.ok({"calls", "book", "k1", "t1", "--no-mail"});
  const auto booked = lab.run({"calls", "slots", "remove", "t1"});
  CHECK(booked.status == 6);
  CHECK(booked.err.find("'t1' is booked by k1") != std::string::npos);
  CHECK(lab.run({"calls", "slots", "remove", "t99"}).status == 10);
  CHECK(lab.run({"calls", "slots", "remove", "soon"}).status == 2);
  CHECK(lab.run({"calls", "slots"}).status == 2);
  CHECK(lab.run({"calls", "slots", "add", "--on", "2027-03-01"}).status == 2);
  CHECK(lab.json({"calls", "slots", "list", "--staff", "anna"}).size() == 6);
}

}  // namespace qlab::test
