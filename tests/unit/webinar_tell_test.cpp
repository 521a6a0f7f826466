// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/tell.hpp"

#include <doctest/doctest.h>

#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;
using Ids = std::vector<std::int64_t>;

Ids told(const test::MailedWebinar& lab) {
  Ids members;
  for (const auto& recipient :
       plan_telling(lab.community.store, lab.webinar, {}, day(9)).recipients) {
    members.push_back(recipient.member);
  }
  return members;
}

}  // namespace

TEST_CASE(
    "tell: who comes, may come, waits or is offered a place is told, and who declined is not") {
  test::MailedWebinar lab(1);
  const auto first = lab.member("first");
  const auto offered = lab.member("offered");
  const auto waiting = lab.member("waiting");
  const auto undecided = lab.member("undecided");
  lab.says(first, Answer::yes, day(1));
  lab.says(offered, Answer::yes, day(2));
  lab.says(waiting, Answer::yes, day(3));
  lab.says(undecided, Answer::maybe, day(4));
  CHECK(told(lab) == Ids{first, offered, waiting, undecided});
  lab.says(first, Answer::no, day(5));
  CHECK(present_answer(lab.community.store, lab.webinar.id, offered) == Answer::offered);
  CHECK(told(lab) == Ids{offered, waiting, undecided});
}

TEST_CASE("tell: whom a letter may have reached is told, but not who declined") {
  test::MailedWebinar lab;
  lab.webinar.sequence = 1;
  const auto silent = lab.member("silent", "sent");
  const auto doubtful = lab.member("doubtful", "uncertain");
  const auto declined = lab.member("declined", "sent");
  lab.member("unreached", "failed");
  lab.says(declined, Answer::no, day(1));
  CHECK(told(lab) == Ids{silent, doubtful});
}

TEST_CASE("tell: whose letter came back is told at the address that they have now") {
  test::MailedWebinar lab;
  lab.webinar.sequence = 1;
  const auto moved = lab.member("moved");
  const auto stayed = lab.member("stayed");
  for (const auto id : {moved, stayed}) lab.write_to(id, "sent", "update", "1");
  const auto told = [&] {
    RoundRules rules;
    rules.came_back = [](std::int64_t /*mail*/) { return true; };
    return plan_telling(lab.community.store, lab.webinar, rules, day(9)).recipients;
  };
  CHECK(told().empty());
  lab.community.store.run(
      "UPDATE member_address SET address = 'new@example.org', key = 'new@example.org'"
      " WHERE member_id = ?",
      moved);
  const auto again = told();
  REQUIRE(again.size() == 1);
  CHECK(again[0].member == moved);
  CHECK(again[0].lost);
}

}  // namespace qlab::webinar
