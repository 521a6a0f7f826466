// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/slot.hpp"

#include <doctest/doctest.h>

#include "lib/calls/problems.hpp"
#include "tests/support/call_lab.hpp"
#include "tests/support/errors.hpp"

namespace qlab::calls {

using test::day;
using test::error_of;

TEST_CASE("calls slots: the same again adds nothing, and what overlaps adds nothing at all") {
  test::CallLab lab;
  CHECK(lab.slots(3).size() == 3);
  CHECK(lab.slots(3).empty());
  CHECK(lab.slots(2, "ben").size() == 2);  // at the same time, by somebody else
  const std::vector<Time> across{{lab.at("12:00"), lab.at("12:30")},
                                 {lab.at("09:15"), lab.at("09:45")}};
  const auto error = error_of([&] { (void)add_slots(lab.store, "anna", across, day(1)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(std::string(error->what()) ==
        "2027-03-01T09:15:00Z of 'anna' overlaps 't1', from 2027-03-01T09:00:00Z to "
        "2027-03-01T09:30:00Z");
  CHECK(lab.community.number("SELECT count(*) FROM call_slot") == 5);
}

TEST_CASE("calls slots: the store itself keeps one person from two calls at a time") {
  test::CallLab lab;
  lab.slots(1);
  const auto insert = [&](std::int64_t from, std::int64_t to) {
    lab.store.run("INSERT INTO call_slot (staff, starts_at, ends_at) VALUES ('anna', ?, ?)",
                  seconds(lab.at("09:00")) + from, seconds(lab.at("09:00")) + to);
  };
  struct Span {
    std::int64_t from;
    std::int64_t to;
  };
  for (const auto& span :
       std::vector<Span>{{0, 60}, {600, 1200}, {-600, 1}, {-600, 86'000 - 600}, {1799, 3600}}) {
    CAPTURE(span.from);
    CHECK_THROWS_AS(insert(span.from, span.to), store::ConstraintError);
  }
  insert(-600, 0);
  insert(1800, 3600);
  CHECK_THROWS_AS(lab.store.run("UPDATE call_slot SET ends_at = ends_at + 1 WHERE id = 1"),
                  store::ConstraintError);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls slots: one that is booked or kept is not taken away") {
  test::CallLab lab;
  const auto all = lab.slots(3);
  lab.book(lab.wanted(lab.person("dora")), "t1");
  hold_slot(lab.store, 2, 1, day(9), day(2));
  for (const auto& slot : {all[0], all[1]}) {
    const std::vector<Slot> both{all[2], slot};
    const auto error = error_of([&] { remove_slots(lab.store, both, day(3)); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::refused);
  }
  CHECK(lab.community.number("SELECT count(*) FROM call_slot") == 3);
  const std::vector<Slot> kept{all[1]};
  remove_slots(lab.store, kept, day(10));  // nobody chose it in time
  CHECK(lab.community.number("SELECT count(*) FROM call_slot") == 2);
}

TEST_CASE("calls slots: names are read as they are written") {
  CHECK(slot_ref(12) == "t12");
  CHECK(parse_slot("t12") == 12);
  CHECK(parse_slot("12") == 12);
  for (const auto* other : {"", "t", "k12", "tk12", "t-1", "2027-03-01 10:00"}) {
    CAPTURE(other);
    CHECK_FALSE(parse_slot(other));
  }
}

}  // namespace qlab::calls
