// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/waiting_list.hpp"

#include <doctest/doctest.h>

#include "lib/erasure/erase.hpp"
#include "lib/mail/listing.hpp"
#include "lib/members/find.hpp"
#include "lib/webinar/edit.hpp"
#include "lib/webinar/offer.hpp"
#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;
using Ids = std::vector<std::int64_t>;

/// One place, which Anna has, and two who wait for it.
struct Queue : test::MailedWebinar {
  Queue() : MailedWebinar(1) {
    says(anna, Answer::yes, day(1));
    says(ben, Answer::yes, day(2));
    says(cai, Answer::yes, day(3));
  }

  void erase(std::int64_t who, Instant now) {
    const mail::SendLock lock{community.store.path(), std::chrono::milliseconds(0)};
    erasure::erase(community.store, lock, members::by_id(community.store, who).value(), {}, now);
  }
  [[nodiscard]] std::string_view stands(std::int64_t who) const {
    return name(present_answer(community.store, webinar.id, who));
  }

  [[nodiscard]] std::optional<Instant> offer_until(std::int64_t who) const {
    std::optional<Instant> until;
    each_standing(community.store, webinar.id, [&](const Standing& each) {
      if (each.member == who) until = each.offer_until;
    });
    return until;
  }

  std::int64_t anna = member("anna");
  std::int64_t ben = member("ben");
  std::int64_t cai = member("cai");
};

}  // namespace

TEST_CASE("waiting list: the place of a person who is erased goes to whoever waits longest") {
  Queue lab;
  lab.erase(lab.anna, day(4));
  CHECK(members_who_said(lab.community.store, lab.webinar.id, Answer::yes) == 0);
  CHECK(lab.stands(lab.ben) == "offered");
  CHECK(lab.community.number("SELECT count(*) FROM call") == 0);
}

TEST_CASE("waiting list: a person who is erased waits no more") {
  Queue lab;
  lab.erase(lab.ben, day(4));
  CHECK(lab.stands(lab.ben) == "no");
  CHECK(lab.says(lab.anna, Answer::no, day(5)).offered == Ids{lab.cai});
}

TEST_CASE("waiting list: a place that was offered to a person who is erased goes to the next") {
  Queue lab;
  lab.says(lab.anna, Answer::no, day(4));
  CHECK(lab.stands(lab.ben) == "offered");
  lab.erase(lab.ben, day(5));
  CHECK(lab.stands(lab.cai) == "offered");
}

TEST_CASE("waiting list: where a webinar is over, an erasure changes nobody's answer") {
  Queue lab;
  lab.erase(lab.anna, lab.webinar.starts_at);
  CHECK(members_who_said(lab.community.store, lab.webinar.id, Answer::yes) == 1);
  CHECK(lab.stands(lab.ben) == "waitlisted");
}

TEST_CASE("waiting list: an offer ends before the start, also where the webinar moves ahead") {
  Queue lab;
  lab.says(lab.anna, Answer::no, day(4));
  Edit sooner;
  sooner.starts_at = day(5);
  lab.webinar = edit(lab.community.store, lab.webinar, sooner, day(4)).after;
  CHECK(lab.offer_until(lab.ben) == day(5) - std::chrono::hours(1));
  CHECK(lab.stands(lab.ben) == "offered");
}

TEST_CASE("waiting list: an offer ends with RSVPs, and a letter that says otherwise is not sent") {
  Queue lab;
  lab.says(lab.anna, Answer::no, day(4));
  const auto letter = lab.write_to(lab.ben, "queued", "offer", "later/0");
  Edit closing;
  closing.rsvp_until = day(5);
  lab.webinar = edit(lab.community.store, lab.webinar, closing, day(4)).after;
  CHECK(lab.offer_until(lab.ben) == day(5));
  CHECK(mail::find(lab.community.store, letter).value().state == mail::State::cancelled);
  const auto rounds = plan_offers(lab.community.store, lab.webinar, {}, day(4));
  REQUIRE(rounds.size() == 1);
  CHECK(rounds[0].notice.until == day(5));
}

TEST_CASE("waiting list: who waits alone and lets an offer end is not written to again for it") {
  Queue lab;
  lab.says(lab.cai, Answer::no, day(4));
  lab.says(lab.anna, Answer::no, day(4));
  const auto untold = [&](Instant now) {
    return !plan_offers(lab.community.store, lab.webinar, {}, now).empty();
  };
  CHECK(untold(day(4)));
  SUBCASE("who got the letter has heard of it") {
    lab.write_to(lab.ben, "sent", "offer", "first/0");
    move_waiting_list(lab.community.store, lab.webinar, day(7));
    CHECK(lab.stands(lab.ben) == "offered");
    CHECK_FALSE(untold(day(7)));
    lab.says(lab.ben, Answer::maybe, day(8));
    lab.says(lab.anna, Answer::yes, day(8));
    lab.says(lab.ben, Answer::yes, day(8));
    lab.says(lab.anna, Answer::no, day(9));
    CHECK(untold(day(9)));
  }
  SUBCASE("who got none has not") {
    lab.write_to(lab.ben, "missed", "offer", "first/0");
    move_waiting_list(lab.community.store, lab.webinar, day(7));
    CHECK(untold(day(7)));
  }
}

}  // namespace qlab::webinar
