// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/merging.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

/// Few places, and a person who is a member twice.
struct Twice : test::MailedWebinar {
  explicit Twice(std::int64_t places = 1) : MailedWebinar(places) {}

  void merge() {
    store::Change change(community.store, day(5));
    give_answers_to_member(community.store, twin, anna, day(5));
    change.commit("merged");
  }
  [[nodiscard]] Standing standing() const {
    Standing found;
    each_standing(community.store, webinar.id, [&](const Standing& each) {
      if (each.member == anna) found = each;
    });
    return found;
  }

  std::int64_t anna = member("anna");
  std::int64_t twin = member("twin");
  std::int64_t ben = member("ben");
};

}  // namespace

TEST_CASE("webinar merging: who waited for the place that they had has it") {
  Twice lab;
  lab.says(lab.twin, Answer::yes, day(1));
  CHECK(lab.says(lab.anna, Answer::yes, day(2)).answer == Answer::waitlisted);
  lab.merge();
  CHECK(lab.standing().answer == Answer::yes);
}

TEST_CASE("webinar merging: a place that is kept stays kept for as long as was told") {
  Twice lab;
  lab.says(lab.ben, Answer::yes, day(1));
  lab.says(lab.twin, Answer::yes, day(2));
  lab.says(lab.ben, Answer::no, day(4));
  CHECK(lab.says(lab.anna, Answer::yes, day(5)).answer == Answer::waitlisted);
  lab.merge();
  CHECK(lab.standing().answer == Answer::offered);
  CHECK(lab.standing().offer_until == day(6));
}

TEST_CASE("webinar merging: who comes, and was offered a place as well, comes") {
  Twice lab(2);
  lab.says(lab.ben, Answer::yes, day(1));
  lab.says(lab.anna, Answer::yes, day(1));
  lab.says(lab.twin, Answer::yes, day(2));
  REQUIRE(lab.says(lab.ben, Answer::no, day(4)).offered.size() == 1);
  lab.merge();
  CHECK(lab.standing().answer == Answer::yes);
  CHECK_FALSE(lab.standing().offer_until);
}

TEST_CASE("webinar merging: who cannot come is called, and nobody else") {
  Twice lab;
  lab.says(lab.ben, Answer::yes, day(1));
  lab.says(lab.anna, Answer::yes, day(2));
  SUBCASE("the one waits and the other cannot come") {
    lab.says(lab.twin, Answer::no, day(3));
    lab.merge();
    CHECK(lab.community.text("SELECT group_concat(state) FROM call WHERE member_id = " +
                             std::to_string(lab.anna)) == "wanted");
  }
  SUBCASE("both wait") {
    lab.says(lab.twin, Answer::yes, day(3));
    lab.merge();
    CHECK(lab.community.number("SELECT count(*) FROM call") == 0);
  }
}

}  // namespace qlab::webinar
