// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/transition.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/call_lab.hpp"
#include "tests/support/errors.hpp"

namespace qlab::calls {

TEST_CASE("calls: what may happen in which state is one table") {
  std::string table;
  for (std::size_t from = 0; from < states.size(); ++from) {
    for (std::size_t event = 0; event < events.size(); ++event) {
      const auto to = after(static_cast<State>(from), static_cast<Event>(event));
      if (to) table += fmt::format("{} -{}-> {}\n", states[from], events[event], name(*to));
    }
  }
  CHECK(table ==
        "wanted -proposed-> proposed\nwanted -booked-> booked\nwanted -held-> held\n"
        "wanted -declined-> declined\nwanted -lapsed-> lapsed\n"
        "proposed -proposed-> proposed\nproposed -booked-> booked\nproposed -put back-> wanted\n"
        "proposed -held-> held\nproposed -declined-> declined\nproposed -lapsed-> lapsed\n"
        "booked -moved-> booked\nbooked -confirmed-> booked\nbooked -put back-> wanted\n"
        "booked -held-> held\nbooked -no-show-> no-show\nbooked -cancelled-> cancelled\n"
        "held -held-> held\nno-show -no-show-> no-show\nlapsed -wanted-> wanted\n");
}

TEST_CASE("calls: a step that cannot be taken changes nothing and says why") {
  test::CallLab lab;
  auto call = lab.wanted(lab.person("dora"));
  const auto error = test::error_of([&] {
    store::Change change(lab.store, test::day(2));
    take(lab.store, call, {Event::move}, test::day(2));
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(std::string(error->what()) == "'k1' is wanted: it cannot be moved");
  CHECK(history(lab.store, call.id).size() == 1);
}

TEST_CASE("calls: one that is booked, or is over, says what to do instead of booking it") {
  Call call;
  call.id = 1;
  call.member = 7;
  const auto refusal = [&](State state) {
    call.state = state;
    return test::error_of([&] { require_possible(call, Event::book); }).value();
  };
  CHECK(std::string(refusal(State::booked).what()) == "'k1' is booked already");
  CHECK(refusal(State::booked).hint() == "another time is agreed with 'qlab calls move k1'");
  CHECK(std::string(refusal(State::held).what()) == "'k1' is held: it cannot be booked");
  CHECK(refusal(State::held).hint() == "another call is asked for with 'qlab calls request m7'");
}

TEST_CASE("calls: every step is in the history with who took it and the state it led to") {
  test::CallLab lab;
  lab.slots(2);
  const auto call = lab.book(lab.wanted(lab.person("dora")), "t1");
  lab.book(call, "t2", test::day(3), Event::move);
  std::string steps;
  for (const auto& step : history(lab.store, call.id)) {
    steps += fmt::format("{} {} {} {} {}\n", step.event, step.state, step.source, step.actor,
                         step.detail);
  }
  CHECK(steps ==
        "wanted wanted staff tester \n"
        "booked booked staff tester at 2027-03-01T09:00:00Z\n"
        "moved booked staff tester at 2027-03-01T09:30:00Z\n");
}

}  // namespace qlab::calls
