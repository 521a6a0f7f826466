// SPDX-License-Identifier: Apache-2.0
// The numbers that are kept of a webinar's answers are those that counting would give.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <vector>

#include "lib/store/change.hpp"
#include "lib/store/undo.hpp"
#include "lib/webinar/merging.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/waiting_list.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using test::day;

struct Numbered : test::WebinarLab {
  explicit Numbered(std::optional<std::int64_t> capacity = {}) : WebinarLab(capacity) {
    for (auto& id : members) id = community.member("Member");
  }

  void check_numbers() const {
    CHECK(community.text("SELECT coalesce(group_concat(answer || ' ' || members), '') FROM"
                         " (SELECT answer, members FROM rsvp_number WHERE members <> 0"
                         " ORDER BY webinar_id, answer)") ==
          community.text("SELECT coalesce(group_concat(answer || ' ' || members), '') FROM"
                         " (SELECT answer, count(*) AS members FROM rsvp_latest"
                         " GROUP BY webinar_id, answer ORDER BY webinar_id, answer)"));
  }

  void invite(std::size_t who, Instant at) { WebinarLab::invite(members.at(who), at); }

  void says(std::size_t who, Answer answer, Instant at, Instant now) {
    webinar::answer(community.store, webinar, {members.at(who), answer, Source::calendar, at}, now);
  }

  std::array<std::int64_t, 8> members{};
};

}  // namespace

TEST_CASE("webinar numbers: what is kept is what counting gives, in whatever order answers come") {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U}) {
    Numbered lab(3);
    std::mt19937 random(seed);
    const auto below = [&](std::size_t limit) { return random() % limit; };
    for (int step = 0; step < 60; ++step) {
      const auto who = below(lab.members.size());
      constexpr std::array said{Answer::yes, Answer::maybe, Answer::no};
      const auto now = day(1) + std::chrono::hours(step);
      if (below(4) == 0) lab.invite(who, now);
      lab.says(who, said.at(below(said.size())), now - std::chrono::hours(below(9)), now);
      CAPTURE(seed);
      CAPTURE(step);
      lab.check_numbers();
    }
  }
}

TEST_CASE("webinar numbers: an answer that is taken back leaves them") {
  Numbered lab;
  lab.invite(0, day(1));
  lab.says(0, Answer::yes, day(2), day(2));
  CHECK(members_who_said(lab.community.store, lab.webinar.id, Answer::yes) == 1);
  store::undo(lab.community.store, store::last_change(lab.community.store).value(), {}, day(3));
  CHECK(members_who_said(lab.community.store, lab.webinar.id, Answer::yes) == 0);
  CHECK(members_who_said(lab.community.store, lab.webinar.id, Answer::invited) == 1);
  lab.check_numbers();
}

TEST_CASE("webinar numbers: two members who are one person count once") {
  Numbered lab;
  lab.says(0, Answer::yes, day(2), day(2));
  lab.says(1, Answer::no, day(3), day(3));
  store::Change change(lab.community.store, day(4));
  give_answers_to_member(lab.community.store, lab.members[0], lab.members[1], day(4));
  change.commit("merged");
  CHECK(members_who_said(lab.community.store, lab.webinar.id, Answer::yes) == 0);
  CHECK(members_who_said(lab.community.store, lab.webinar.id, Answer::no) == 1);
  lab.check_numbers();
}

TEST_CASE("webinar numbers: a webinar that is taken back leaves none") {
  Numbered lab;
  store::undo(lab.community.store, store::last_change(lab.community.store).value(), {}, day(1));
  CHECK(lab.community.number("SELECT count(*) FROM rsvp_number") == 0);
}

TEST_CASE("webinar numbers: places that come free go to as many, the longest waiting first") {
  Numbered lab(1);
  for (const std::size_t who : {0U, 3U, 1U, 2U})
    lab.says(who, Answer::yes, day(1 + static_cast<int>(who)), day(8));
  lab.webinar.capacity = 3;
  const auto offered = move_waiting_list(lab.community.store, lab.webinar, day(9));
  CHECK(offered == std::vector<std::int64_t>{lab.members[1], lab.members[2]});
  lab.check_numbers();
}

TEST_CASE("webinar numbers: whether there is a place is looked up, however many have answered") {
  const Numbered lab;
  auto plan = lab.community.store.prepare(
      "EXPLAIN QUERY PLAN SELECT members FROM rsvp_number WHERE webinar_id = 1 AND answer = 'yes'");
  std::string steps;
  while (plan.step()) steps += plan.text(3);
  CHECK(steps == "SEARCH rsvp_number USING INDEX rsvp_number_of (webinar_id=? AND answer=?)");
}

}  // namespace qlab::webinar
