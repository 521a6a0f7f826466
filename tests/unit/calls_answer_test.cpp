// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/answer.hpp"

#include <doctest/doctest.h>

#include "lib/calls/problems.hpp"
#include "tests/support/call_lab.hpp"

namespace qlab::calls {
namespace {

using test::day;

struct Answering : test::CallLab {
  Call call;

  Answering() {
    slots(2);
    call = book(wanted(person("dora")), "t1");
  }
  Outcome say(Reply reply, Instant at) {
    store::Change change(store, day(6));
    auto outcome = answer(store, now_of(call), reply, at, day(6));
    change.commit("answered");
    return outcome;
  }
};

}  // namespace

TEST_CASE("calls answer: yes confirms, once") {
  Answering lab;
  CHECK(lab.say(Reply::accepted, day(3)).applied);
  CHECK(lab.now_of(lab.call).confirmed_at == day(3));
  CHECK(lab.say(Reply::accepted, day(3)).what == "'k1' was confirmed before");
  CHECK(history(lab.store, lab.call.id).size() == 3);
}

TEST_CASE("calls answer: no gives the slot back and makes the call wanted again, with its UID") {
  Answering lab;
  const auto outcome = lab.say(Reply::declined, day(3));
  CHECK(outcome.applied);
  const auto call = lab.now_of(lab.call);
  CHECK(call.state == State::wanted);
  CHECK_FALSE(call.starts_at);
  CHECK(call.uid == lab.call.uid);
  CHECK(slots(lab.store, {.free_only = true}, day(4)).size() == 2);
  // Their calendar takes the new time as a change of what it declined.
  CHECK(lab.book(call, "t2", day(7)).sequence == 1);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls answer: an older answer does not count, and perhaps is for staff") {
  Answering lab;
  CHECK_FALSE(lab.say(Reply::declined, day(1)).applied);  // before the time was agreed
  CHECK_FALSE(lab.say(Reply::tentative, day(4)).applied);
  CHECK(lab.say(Reply::accepted, day(5)).applied);
  CHECK(lab.say(Reply::declined, day(4)).what == "no for 'k1', which a later answer replaced");
  CHECK(lab.now_of(lab.call).state == State::booked);
  CHECK(lab.say(Reply::declined, day(5) + std::chrono::seconds(1)).applied);
  CHECK(lab.say(Reply::accepted, day(6)).what == "'k1' is wanted");
}

TEST_CASE("calls answer: a slot that was kept is booked by its member's choice, any other is not") {
  test::CallLab lab;
  lab.slots(2);
  const auto call = lab.wanted(lab.person("dora"));
  hold_slot(lab.store, 1, call.id, day(5), day(2));
  const auto choose_slot = [&](std::int64_t slot, Instant now) {
    store::Change change(lab.store, now);
    auto outcome = choose(lab.store, lab.now_of(call), slot, now);
    change.commit("chosen");
    return outcome;
  };
  CHECK(choose_slot(1, day(5)).what == "the offer of 't1' ended on 2027-01-06T09:00:00Z");
  CHECK(choose_slot(9, day(3)).what == "there is no slot 't9'");
  CHECK_FALSE(choose_slot(2, day(3)).applied);  // it was never offered to them
  CHECK(lab.now_of(call).state == State::wanted);
  CHECK(choose_slot(1, day(3)).applied);
  CHECK(lab.now_of(call).starts_at == lab.at("09:00"));
  CHECK(history(lab.store, call.id).back().source == "token");
}

}  // namespace qlab::calls
