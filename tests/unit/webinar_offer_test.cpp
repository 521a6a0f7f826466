// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/offer.hpp"

#include <doctest/doctest.h>

#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

/// One place, which the first member has.
struct Full : test::MailedWebinar {
  Full() : MailedWebinar(1) { says(first, Answer::yes, day(1)); }

  [[nodiscard]] bool has_list() const {
    return !with_waiting_list(community.store, day(9)).empty();
  }

  std::int64_t first = member("first");
  std::int64_t second = member("second");
};

}  // namespace

TEST_CASE("offer: a webinar has a waiting list from the first who waits") {
  Full lab;
  CHECK_FALSE(lab.has_list());
  lab.says(lab.second, Answer::yes, day(2));
  CHECK(lab.has_list());
  lab.says(lab.first, Answer::no, day(3));
  CHECK(lab.has_list());
}

TEST_CASE("offer: one that stands is looked after, also where the wait for it was undone") {
  Full lab;
  lab.says(lab.second, Answer::yes, day(2));
  lab.says(lab.first, Answer::no, day(3));
  lab.community.store.run("DELETE FROM rsvp WHERE answer = 'waitlisted'");
  CHECK(lab.has_list());
}

TEST_CASE("offer: who is offered a place is told while the offer stands, once") {
  Full lab;
  lab.says(lab.second, Answer::yes, day(2));
  CHECK(plan_offers(lab.community.store, lab.webinar, {}, day(2)).empty());
  lab.says(lab.first, Answer::no, day(3));
  const auto rounds = plan_offers(lab.community.store, lab.webinar, {}, day(4));
  REQUIRE(rounds.size() == 1);
  REQUIRE(rounds[0].recipients.size() == 1);
  CHECK(rounds[0].recipients[0].member == lab.second);
  CHECK(rounds[0].notice.until == day(5));
  CHECK(plan_offers(lab.community.store, lab.webinar, {}, day(5)).empty());
  lab.write_to(lab.second, "queued", "offer", rounds[0].notice.occurrence);
  CHECK(plan_offers(lab.community.store, lab.webinar, {}, day(4)).empty());
}

}  // namespace qlab::webinar
