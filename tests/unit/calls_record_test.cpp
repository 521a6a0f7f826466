// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/record.hpp"

#include <doctest/doctest.h>

#include "lib/calls/problems.hpp"
#include "lib/store/log.hpp"
#include "tests/support/call_lab.hpp"
#include "tests/support/errors.hpp"

namespace qlab::calls {
namespace {

using test::day;

Result held() {
  Result result;
  result.state = State::held;
  result.staff = "anna";
  return result;
}

Kind mistake(test::CallLab& lab, const Call& call, const Result& result,
             std::vector<std::string> known = {}) {
  const auto error =
      test::error_of([&] { record(lab.store, call, result, known, lab.at("09:00")); });
  REQUIRE(error);
  return error->kind();
}

}  // namespace

TEST_CASE("calls record: notes stay apart from what was agreed") {
  test::CallLab lab;
  lab.slots(1);
  const auto call = lab.book(lab.wanted(lab.person("dora")), "t1");
  auto result = held();
  result.outcome = "wants-to-help";
  result.agreed = "Hosts in May";
  result.note = "Sounded tired";
  const auto done = record(lab.store, call, result, {}, lab.at("09:20"));
  CHECK(done.state == State::held);
  CHECK(done.outcome == "wants-to-help");
  CHECK(done.agreed == "Hosts in May");
  REQUIRE(notes(lab.store, call.id).size() == 1);
  CHECK(notes(lab.store, call.id).front().body == "Sounded tired");
  // What was said is corrected, and the note kept.
  result.agreed = "Hosts in June";
  result.note.clear();
  CHECK(record(lab.store, done, result, {}, lab.at("10:00")).agreed == "Hosts in June");
  CHECK(notes(lab.store, call.id).size() == 1);
  CHECK(problems(lab.store).empty());
  // The same again is no change.
  const auto last = store::last_change(lab.store);
  CHECK(record(lab.store, done, result, {}, lab.at("11:00")).state == State::held);
  CHECK(store::last_change(lab.store) == last);
}

TEST_CASE("calls record: what nobody booked and took place all the same is held now") {
  test::CallLab lab;
  lab.slots(1);
  const auto call = lab.wanted(lab.person("dora"));
  hold_slot(lab.store, 1, call.id, day(30), day(2));
  const auto done = record(lab.store, call, held(), {}, day(5));
  CHECK(done.state == State::held);
  CHECK(done.starts_at == day(5));
  CHECK_FALSE(done.ends_at);
  CHECK(done.staff == "anna");
  CHECK(slots(lab.store, {.free_only = true}, day(5)).size() == 1);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls record: what cannot be so is refused, and nothing is written") {
  test::CallLab lab;
  lab.slots(2);
  const auto dora = lab.book(lab.wanted(lab.person("dora")), "t2");
  CHECK(mistake(lab, dora, held()) == Kind::refused);  // it begins at 09:30
  const auto emil = lab.wanted(lab.person("emil"));
  Result result;
  CHECK(mistake(lab, emil, result) == Kind::usage);  // nothing is said
  result.state = State::no_show;
  CHECK(mistake(lab, emil, result) == Kind::usage);  // nobody knows whose
  result.side = Side::member;
  CHECK(mistake(lab, emil, result) == Kind::refused);  // no time was agreed
  result = held();
  result.outcome = "Wants to help";
  CHECK(mistake(lab, emil, result) == Kind::usage);
  result.outcome = "wants-to-hepl";
  CHECK(mistake(lab, emil, result, {"wants-to-help", "heard"}) == Kind::usage);
  CHECK(lab.now_of(emil).state == State::wanted);
  CHECK(lab.community.number("SELECT count(*) FROM call WHERE outcome <> ''") == 0);
}

TEST_CASE("calls record: a no-show says whose, and no other state does") {
  test::CallLab lab;
  lab.slots(1);
  const auto call = lab.book(lab.wanted(lab.person("dora")), "t1");
  Result result;
  result.state = State::no_show;
  result.side = Side::staff;
  CHECK(record(lab.store, call, result, {}, lab.at("09:10")).side == Side::staff);
  CHECK_THROWS_AS(lab.store.run("UPDATE call SET side = '' WHERE id = 1"), store::ConstraintError);
}

}  // namespace qlab::calls
