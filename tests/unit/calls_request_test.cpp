// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/request.hpp"

#include <doctest/doctest.h>

#include "lib/calls/problems.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/store/undo.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/call_lab.hpp"
#include "tests/support/errors.hpp"

namespace qlab::calls {
namespace {

using test::day;

struct Answers : test::CallLab {
  std::int64_t dora = person("dora");

  webinar::Recorded say(webinar::Answer answer, int on,
                        webinar::Source source = webinar::Source::staff) {
    return webinar::answer(store, webinar, {dora, answer, source, day(on)}, day(on));
  }
  [[nodiscard]] std::string states() const {
    std::string all;
    for (const auto& call : of_member(store, dora)) all += std::string(name(call.state)) + " ";
    return all;
  }
};

}  // namespace

TEST_CASE("calls: who cannot come is to be called at once, from wherever it was said, once") {
  for (const auto source : {webinar::Source::staff, webinar::Source::calendar,
                            webinar::Source::token, webinar::Source::import}) {
    Answers lab;
    CHECK(lab.say(webinar::Answer::no, 2, source).call == 1);
    CHECK(lab.states() == "wanted ");
    CHECK(lab.say(webinar::Answer::no, 3, source).call == std::nullopt);
    CHECK(lab.states() == "wanted ");
    const auto call = by_id(lab.store, 1).value();
    CHECK(call.webinar == lab.webinar.id);
    CHECK(history(lab.store, 1).front().detail == "cannot come to w1");
  }
}

TEST_CASE("calls: who can come after all needs none, until a time is agreed") {
  Answers lab;
  lab.slots(1);
  lab.say(webinar::Answer::no, 2);
  lab.say(webinar::Answer::yes, 3);
  CHECK(lab.states() == "lapsed ");
  lab.say(webinar::Answer::no, 4);
  CHECK(lab.states() == "wanted ");
  lab.book(by_id(lab.store, 1).value(), "t1", day(5));
  lab.say(webinar::Answer::yes, 6);
  CHECK(lab.states() == "booked ");
  lab.say(webinar::Answer::no, 7);
  CHECK(lab.states() == "booked ");
}

TEST_CASE("calls: an answer that a later one replaced asks for nothing") {
  Answers lab;
  lab.say(webinar::Answer::yes, 5, webinar::Source::calendar);
  webinar::answer(lab.store, lab.webinar,
                  {lab.dora, webinar::Answer::no, webinar::Source::calendar, day(3)}, day(6));
  CHECK(lab.states().empty());
}

TEST_CASE("calls: taking the no back takes the call back, and not where it went on") {
  Answers lab;
  lab.say(webinar::Answer::no, 2);
  const auto change = store::last_change(lab.store).value();
  store::undo(lab.store, change, {}, day(3));
  CHECK(lab.states().empty());
  CHECK(lab.community.number("SELECT count(*) FROM rsvp") == 0);
  CHECK(lab.community.number("SELECT count(*) FROM call_history") == 0);
  lab.say(webinar::Answer::no, 4);
  const auto again = store::last_change(lab.store).value();
  request(lab.store, {lab.dora, {}, "029 2018 0000", {}, {}}, day(5));
  const auto refused = test::error_of([&] { store::undo(lab.store, again, {}, day(6)); });
  REQUIRE(refused);
  CHECK(refused->kind() == Kind::refused);
  CHECK(lab.states() == "wanted ");
}

TEST_CASE("calls: nobody is to be called who said no to calls") {
  Answers lab;
  members::Consent no;
  no.purpose = members::Purpose::call;
  no.state = members::ConsentState::refused;
  members::change_consent(lab.store, lab.dora, no, day(1));
  CHECK(lab.say(webinar::Answer::no, 2).call == std::nullopt);
  CHECK(lab.states().empty());
  const auto error = test::error_of([&] {
    request(lab.store, {lab.dora, {}, {}, {}, {}}, day(3));
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(lab.states().empty());
}

TEST_CASE("calls request: an open call is completed, and one that is over is followed by another") {
  Answers lab;
  const auto first = request(lab.store, {lab.dora, "could not come", {}, {}, {}}, day(2));
  CHECK(first.created);
  const auto second = request(lab.store, {lab.dora, {}, "029", "anna", "Europe/Berlin"}, day(3));
  CHECK_FALSE(second.created);
  CHECK(second.call.id == first.call.id);
  CHECK(second.call.reason == "could not come");
  CHECK(second.call.phone == "029");
  CHECK(second.call.zone == "Europe/Berlin");
  lab.store.run("UPDATE call SET state = 'declined'");
  CHECK(request(lab.store, {lab.dora, {}, {}, {}, {}}, day(4)).created);
  const auto error = test::error_of([&] {
    request(lab.store, {lab.dora, {}, {}, {}, "Europe/Cardiff"}, day(4));
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::usage);
  for (const auto* lines : {"two\nlines", "two\u2028lines", "two\u0085lines"}) {
    CAPTURE(lines);
    const auto refused = test::error_of([&] {
      request(lab.store, {lab.dora, lines, {}, {}, {}}, day(4));
    });
    REQUIRE(refused);
    CHECK(refused->kind() == Kind::usage);
  }
}

}  // namespace qlab::calls
