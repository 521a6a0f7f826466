// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/tally.hpp"

#include <doctest/doctest.h>

#include "lib/scenarios/figures.hpp"
#include "lib/scenarios/respond.hpp"
#include "tests/support/community.hpp"

namespace qlab::scenarios {

using test::Community;
using test::day;

namespace {

const AxisTally& on(const Tally& tally, Axis axis) {
  return tally.axes.at(static_cast<std::size_t>(axis));
}

void say(Community& community, const Scenario& scenario, std::int64_t member,
         const Response& response) {
  respond(community.store, scenario, member, response, Source::staff, day(5));
}

constexpr Counts counts{.yes = 3, .conditional = 2, .no = 1, .stale = 4};
static_assert(answered(counts) == 6);
static_assert(unanswered(12, counts) == 2);
static_assert(unanswered(5, counts) == 0);

}  // namespace

TEST_CASE("scenarios tally: present answers are counted per axis, and the parts sum") {
  Community community;
  const auto anna = community.member("Anna");
  const auto ben = community.member("Ben");
  const auto cai = community.member("Cai");
  community.member("Dee");
  const auto scenario = add(community.store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  say(community, scenario, anna, {.want = Answer::no});
  say(community, scenario, anna,
      {.want = Answer::yes,
       .support = Answer::yes,
       .horizon = "lasting",
       .offers = {Offer::host, Offer::fund}});
  say(community, scenario, ben,
      {.want = Answer::conditional, .support = Answer::conditional, .offers = {Offer::host}});
  say(community, scenario, cai,
      {.want = Answer::yes, .support = Answer::yes, .horizon = "2028-01-01"});
  const auto result = tally(community.store, scenario);
  CHECK(result.electorate == 4);
  CHECK(result.later == 0);
  CHECK(on(result, Axis::want).counts == Counts{.yes = 2, .conditional = 1, .no = 0, .stale = 0});
  CHECK(on(result, Axis::value).counts == Counts{});
  const auto& support = on(result, Axis::support);
  CHECK(support.counts == Counts{.yes = 2, .conditional = 1, .no = 0, .stale = 0});
  CHECK(support.lasting == 1);
  REQUIRE(support.offers.size() == 2);
  CHECK(support.offers[0].offer == Offer::host);
  CHECK(support.offers[0].yes == 1);
  CHECK(support.offers[0].conditional == 1);
  CHECK(support.offers[1].offer == Offer::fund);
  for (const auto& axis : result.axes)
    CHECK(answered(axis.counts) + axis.counts.stale + unanswered(4, axis.counts) == 4);
}

TEST_CASE("scenarios tally: who joined after the opening is counted apart") {
  Community community;
  const auto early = community.member("Early", {}, day(0));
  const auto scenario = add(community.store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  const auto late = community.member("Late", {}, day(2));
  say(community, scenario, early, {.support = Answer::no});
  say(community, scenario, late,
      {.support = Answer::yes, .horizon = "lasting", .offers = {Offer::host}});
  const auto result = tally(community.store, scenario);
  CHECK(result.electorate == 1);
  CHECK(result.later == 1);
  const auto& support = on(result, Axis::support);
  CHECK(support.counts == Counts{.yes = 0, .conditional = 0, .no = 1, .stale = 0});
  CHECK(support.later == Counts{.yes = 1, .conditional = 0, .no = 0, .stale = 0});
  CHECK(support.lasting == 0);
  CHECK(support.offers.front().later == 1);
}

TEST_CASE("scenarios tally: a stale answer is never yes") {
  Community community;
  const auto anna = community.member("Anna");
  auto scenario = add(community.store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  say(community, scenario, anna,
      {.support = Answer::yes, .horizon = "lasting", .offers = {Offer::host}});
  community.store.run("UPDATE scenario SET version = 2, material_version = 2");
  const auto all = tallies(community.store);
  REQUIRE(all.size() == 1);
  const auto& support = on(all.front(), Axis::support);
  CHECK(support.counts == Counts{.yes = 0, .conditional = 0, .no = 0, .stale = 1});
  CHECK(support.lasting == 0);
  CHECK(support.offers.empty());
  CHECK(unanswered(1, support.counts) == 0);
}

TEST_CASE("scenarios tally: all at once says the same as one by one, drafts have no electorate") {
  Community community;
  const auto anna = community.member("Anna");
  add(community.store, {"later", "Later", "Text."}, Opening::later, day(1));
  for (const auto* slug : {"one", "two"}) {
    const auto scenario = add(community.store, {slug, "Title", "Text."}, Opening::now, day(1));
    say(community, scenario, anna, {.want = Answer::yes, .value = Answer::no});
  }
  const auto all = tallies(community.store);
  REQUIRE(all.size() == 3);
  CHECK_FALSE(all[0].electorate);
  for (const auto& each : all) {
    const auto alone = tally(community.store, each.scenario);
    CHECK(alone.electorate == each.electorate);
    for (const auto axis : all_axes) CHECK(on(alone, axis).counts == on(each, axis).counts);
  }
}

TEST_CASE("scenarios tally: it is looked up, and nobody's answer is read") {
  const Community community;
  auto plan = community.store.prepare(
      "EXPLAIN QUERY PLAN SELECT scenario_id, axis, late, version, answer, horizon, offers, members"
      " FROM stance_number WHERE members > 0 AND scenario_id = 1");
  std::string steps;
  while (plan.step()) steps += plan.text(3);
  CHECK(steps == "SEARCH stance_number USING INDEX stance_number_of (scenario_id=?)");
}

}  // namespace qlab::scenarios
