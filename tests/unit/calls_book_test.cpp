// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/book.hpp"

#include <doctest/doctest.h>

#include "lib/calls/cancel.hpp"
#include "lib/calls/problems.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/store/undo.hpp"
#include "tests/support/call_lab.hpp"
#include "tests/support/errors.hpp"

namespace qlab::calls {
namespace {

using test::day;

struct Booking : test::CallLab {
  Call dora = wanted(person("dora"));
  Call emil = wanted(person("emil"));

  std::string refusal(const Call& call, const Target& target, Instant now = day(2),
                      Event event = Event::book) {
    const auto error = test::error_of([&] { agree(call, target, event, now); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::refused);
    return error->what();
  }
  void cancel(const Call& call, Side by) {
    auto round = plan_cancelling(store, {now_of(call)}, by, {.tell = Tell::no});
    carry_out_cancelling(store, nullptr, setting, round, by, day(4));
  }
};

}  // namespace

TEST_CASE("calls book: a slot that is taken, kept, past or run out is refused with its reason") {
  Booking lab;
  lab.slots(3);
  lab.book(lab.dora, "t1");
  CHECK(lab.refusal(lab.emil, {.slot = "t1"}) == "'t1' is taken by k1");
  CHECK(lab.refusal(lab.emil, {.slot = "t2"}, lab.at("09:30")) ==
        "'t2' began on 2027-03-01T09:30:00Z");
  hold_slot(lab.store, 2, lab.emil.id, day(5), day(2));
  const auto other = lab.wanted(lab.person("flor"));
  CHECK(lab.refusal(other, {.slot = "t2"}) == "'t2' is kept for k2 until 2027-01-06T09:00:00Z");
  CHECK(lab.refusal(lab.emil, {.slot = "t2"}, day(5)) ==
        "the offer of 't2' ended on 2027-01-06T09:00:00Z");
  CHECK(lab.book(lab.emil, "t2", day(4)).state == State::booked);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls book: any other time of staff is a slot of its own, which goes with the call") {
  Booking lab;
  lab.slots(1);
  const Target free{{}, lab.at("14:00"), std::chrono::minutes(20), "anna"};
  const auto booked = lab.agree(lab.dora, free, Event::book, day(2));
  CHECK(booked.ends_at == lab.at("14:20"));
  CHECK(booked.staff == "anna");
  CHECK(lab.refusal(lab.emil, {{}, lab.at("14:10"), std::chrono::minutes(20), "anna"}) ==
        "'t2' is taken by k1");
  CHECK(lab.refusal(lab.emil, {{}, lab.at("09:10"), std::chrono::minutes(20), "anna"}) ==
        "'t1' of 'anna', from 2027-03-01T09:00:00Z to 2027-03-01T09:30:00Z, overlaps it");
  // A slot of exactly that time is taken as it is.
  const Target nine{{}, lab.at("09:00"), std::chrono::minutes(10), "anna"};
  CHECK(lab.agree(lab.emil, nine, Event::book, day(2)).ends_at == lab.at("09:30"));
  lab.cancel(lab.dora, Side::staff);
  CHECK(lab.community.number("SELECT count(*) FROM call_slot") == 1);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls move: the UID stays, the revision rises, and the old slot is free again") {
  Booking lab;
  lab.slots(2);
  const auto booked = lab.book(lab.dora, "t1");
  CHECK(booked.sequence == 0);
  CHECK(booked.uid.ends_with("@example.org"));
  const auto moved = lab.book(booked, "t2", day(3), Event::move);
  CHECK(moved.sequence == 1);
  CHECK(moved.uid == booked.uid);
  CHECK(moved.booked_at == day(3));
  CHECK(lab.refusal(moved, {.slot = "t2"}, day(3), Event::move) == "'t2' is taken by k1");
  CHECK(lab.book(lab.emil, "t1").state == State::booked);
  CHECK(lab.refusal(lab.emil, {.slot = "t1"}, day(3), Event::book) == "'t1' is taken by k2");
  // A slot stays where it is; a time that was made for the call shifts with it.
  const Target later{{}, lab.at("09:45"), std::chrono::minutes(30), "anna"};
  CHECK(lab.refusal(moved, later, day(3), Event::move) == "'t2' is taken by k1");
  const Target free{{}, lab.at("14:00"), std::chrono::minutes(30), "anna"};
  const Target shifted{{}, lab.at("14:15"), std::chrono::minutes(30), "anna"};
  lab.agree(moved, free, Event::move, day(3));
  CHECK(lab.agree(moved, shifted, Event::move, day(3)).sequence == 3);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls cancel: what was in calendars gets a revision, what was not gets none") {
  Booking lab;
  lab.slots(1);
  lab.book(lab.dora, "t1");
  lab.cancel(lab.dora, Side::member);
  const auto gone = lab.now_of(lab.dora);
  CHECK(gone.state == State::cancelled);
  CHECK(gone.side == Side::member);
  CHECK(gone.sequence == 1);
  lab.cancel(lab.emil, Side::member);
  CHECK(lab.now_of(lab.emil).state == State::declined);
  CHECK(lab.now_of(lab.emil).sequence == -1);
  const auto flor = lab.wanted(lab.person("flor"));
  lab.cancel(flor, Side::staff);
  CHECK(lab.now_of(flor).state == State::lapsed);
  CHECK(lab.book(lab.wanted(gone.member), "t1", day(5)).id == 4);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls book: whoever said no to calls is not booked, whoever was never asked is") {
  Booking lab;
  lab.slots(2);
  members::Consent no;
  no.purpose = members::Purpose::call;
  no.state = members::ConsentState::refused;
  members::change_consent(lab.store, lab.dora.member, no, day(1));
  CHECK(lab.refusal(lab.dora, {.slot = "t1"}) == "'m1' said no to calls");
  CHECK(lab.book(lab.emil, "t1").state == State::booked);
}

TEST_CASE("calls book: taking a booking back frees the slot, and its revision never falls") {
  Booking lab;
  lab.slots(1);
  lab.book(lab.dora, "t1");
  store::undo(lab.store, store::last_change(lab.store).value(), {}, day(3));
  const auto back = lab.now_of(lab.dora);
  CHECK(back.state == State::wanted);
  CHECK(back.sequence == 1);
  CHECK(lab.book(lab.emil, "t1", day(3)).state == State::booked);
  CHECK(problems(lab.store).empty());
}

}  // namespace qlab::calls
