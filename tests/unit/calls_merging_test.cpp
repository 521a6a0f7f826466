// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/merging.hpp"

#include <doctest/doctest.h>

#include "lib/calls/forget.hpp"
#include "lib/calls/personal.hpp"
#include "lib/calls/problems.hpp"
#include "lib/calls/record.hpp"
#include "lib/webinar/merging.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/call_lab.hpp"

namespace qlab::calls {
namespace {

using test::day;

struct Twins : test::CallLab {
  std::int64_t dora = person("dora");
  std::int64_t other = person("other");

  void say(std::int64_t member, webinar::Answer answer, int on) {
    webinar::answer(store, webinar, {member, answer, webinar::Source::staff, day(on)}, day(on));
  }
  /// As members merge does, in its order.
  void merge() {
    store::Change change(store, day(9));
    give_to_member(store, other, dora, day(9));
    webinar::give_answers_to_member(store, other, dora, day(9));
    change.commit("merged");
  }
  [[nodiscard]] std::string states() const {
    std::string all;
    for (const auto& call : of_member(store, dora)) {
      all += fmt::format("k{} {}{} ", call.id, name(call.state), call.webinar ? " w" : "");
    }
    return all;
  }
};

}  // namespace

TEST_CASE(
    "calls merge: of two for one webinar the one that got further stays, and no call doubles") {
  Twins lab;
  lab.slots(1);
  lab.say(lab.dora, webinar::Answer::no, 2);
  lab.say(lab.other, webinar::Answer::no, 3);
  lab.book(by_id(lab.store, 2).value(), "t1", day(4));
  lab.merge();
  CHECK(lab.states() == "k1 lapsed k2 booked w ");
  CHECK(count_of_member(lab.store, lab.other) == 0);
  CHECK(problems(lab.store).empty());
}

TEST_CASE("calls merge: the answer that holds decides whether a call is wanted") {
  Twins comes;
  comes.say(comes.dora, webinar::Answer::no, 2);
  comes.say(comes.other, webinar::Answer::yes, 3);
  comes.merge();
  CHECK(comes.states() == "k1 lapsed w ");
  Twins stays_away;
  stays_away.say(stays_away.dora, webinar::Answer::yes, 2);
  stays_away.say(stays_away.other, webinar::Answer::no, 3);
  stays_away.merge();
  CHECK(stays_away.states() == "k1 wanted w ");
  CHECK(problems(stays_away.store).empty());
}

TEST_CASE("calls forget: that there was a call stays, nothing of the person's does") {
  test::CallLab lab;
  lab.slots(1);
  const auto dora = lab.person("dora");
  request(lab.store, {dora, "Dora asks", "029 2018 0000", "anna", "Europe/Berlin"}, day(1));
  const auto call = lab.book(by_id(lab.store, 1).value(), "t1");
  record(lab.store, call, {.note = "Dora speaks Welsh", .staff = {}}, {}, day(3));
  const auto held = calls::personal_data(lab.store, store::Person{dora, {}});
  CHECK(held.at(0).rows.at(0).at(3) == "Dora asks");
  CHECK(held.at(1).rows.size() == 2);
  CHECK(held.at(2).rows.at(0).at(2) == "Dora speaks Welsh");
  store::Transaction transaction(lab.store);
  CHECK(forget(lab.store, dora, day(4)) == 1);
  transaction.commit();
  const auto left = lab.now_of(call);
  CHECK(left.state == State::cancelled);
  CHECK((left.reason + left.phone + left.zone + left.agreed + left.uid).empty());
  CHECK(notes(lab.store, 1).empty());
  CHECK(slots(lab.store, {.free_only = true}, day(4)).size() == 1);
  CHECK(problems(lab.store).empty());
}

}  // namespace qlab::calls
