// SPDX-License-Identifier: Apache-2.0
// The numbers that are kept of the answers to scenarios are those that counting would give.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "lib/scenarios/merging.hpp"
#include "lib/scenarios/respond.hpp"
#include "lib/store/change.hpp"
#include "lib/store/undo.hpp"
#include "tests/support/community.hpp"

namespace qlab::scenarios {
namespace {

using test::day;

struct Numbered : test::Community {
  Numbered() {
    for (auto& id : members) id = member("Member");
    for (const auto* slug : {"one", "two"})
      both.push_back(add(store, {slug, "Title", "Text."}, Opening::now, day(1)));
  }

  void check_numbers() const {
    constexpr auto alike = "scenario_id, axis, late, version, answer, horizon, offers";
    CHECK(text(fmt::format("SELECT coalesce(group_concat(axis || answer || horizon || members), '')"
                           " FROM (SELECT {0}, members FROM stance_number WHERE members > 0"
                           " ORDER BY {0})",
                           alike)) ==
          text(fmt::format("SELECT coalesce(group_concat(axis || answer || horizon || members), '')"
                           " FROM (SELECT {0}, count(*) AS members FROM stance"
                           " WHERE superseded_at IS NULL GROUP BY {0} ORDER BY {0})",
                           alike)));
  }

  void say(std::size_t scenario, std::size_t who, const Response& response) {
    respond(store, both.at(scenario), members.at(who), response, Source::staff, day(5));
  }

  std::array<std::int64_t, 4> members{};
  std::vector<Scenario> both;
};

}  // namespace

TEST_CASE("scenarios numbers: what is kept is what counting gives, however often people answer") {
  Numbered lab;
  std::mt19937 random(1);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  constexpr std::array said{Answer::yes, Answer::conditional, Answer::no};
  for (int step = 0; step < 80; ++step) {
    Response response{.want = said.at(below(said.size()))};
    if (below(2) == 0) {
      response.support = Answer::yes;
      response.horizon = below(2) == 0 ? "lasting" : "2028-01-01";
      response.offers = {below(2) == 0 ? Offer::host : Offer::fund};
    }
    lab.say(below(2), below(lab.members.size()), response);
    CAPTURE(step);
    lab.check_numbers();
  }
}

TEST_CASE("scenarios numbers: what is taken back, and whoever turns out to be one person") {
  Numbered lab;
  lab.say(0, 0, {.want = Answer::yes});
  lab.say(0, 1, {.want = Answer::no});
  lab.say(0, 1, {.want = Answer::yes});
  store::undo(lab.store, store::last_change(lab.store).value(), {}, day(6));
  lab.check_numbers();
  CHECK(lab.number("SELECT members FROM stance_number WHERE answer = 'no'") == 1);
  store::Change change(lab.store, day(7));
  give_to_member(lab.store, lab.members[0], lab.members[1], day(7));
  change.commit("merged");
  lab.check_numbers();
  CHECK(lab.number("SELECT sum(members) FROM stance_number") == 1);
}

}  // namespace qlab::scenarios
