// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/respond.hpp"

#include <doctest/doctest.h>

#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::scenarios {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Asked : Community {
  Scenario scenario = add(store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  std::int64_t anna = member("Anna");

  ResponseReport say(const Response& response, Instant at = day(2)) {
    return respond(store, scenario, anna, response, Source::staff, at);
  }
};

std::string refusal(Asked& asked, const Response& response) {
  const auto error = error_of([&] { asked.say(response); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::usage);
  return error->what();
}

}  // namespace

TEST_CASE("scenarios respond: one row per axis given, each with what goes with it") {
  Asked asked;
  Response response;
  response.want = Answer::yes;
  response.value = Answer::conditional;
  response.support = Answer::no;
  response.condition = " if there is money ";
  response.reason = "It helped me";
  response.horizon = "2028-12-31";
  const auto report = asked.say(response);
  REQUIRE(report.stances.size() == 3);
  CHECK(report.without_condition.empty());
  const auto present = stances(asked.store, asked.scenario, asked.anna);
  REQUIRE(present.size() == 3);
  CHECK(present[0].answer == Answer::yes);
  CHECK(present[0].condition.empty());
  CHECK(present[0].horizon == "2028-12-31");
  CHECK(present[1].condition == "if there is money");
  CHECK(present[2].horizon.empty());
  CHECK(present[2].reason == "It helped me");
  CHECK(present[2].source == Source::staff);
}

TEST_CASE("scenarios respond: a newer answer supersedes, the older row is kept") {
  Asked asked;
  asked.say({.want = Answer::no});
  const auto report = asked.say({.want = Answer::yes}, day(3));
  REQUIRE(report.stances.size() == 1);
  CHECK(report.stances[0].previous == Answer::no);
  CHECK(report.stances[0].changed);
  CHECK(asked.number("SELECT COUNT(*) FROM stance") == 2);
  CHECK(asked.number("SELECT COUNT(*) FROM stance WHERE superseded_at IS NULL") == 1);
  CHECK(stances(asked.store, asked.scenario, asked.anna).front().answer == Answer::yes);
}

TEST_CASE("scenarios respond: the same words again change nothing") {
  Asked asked;
  asked.say({.want = Answer::yes, .reason = "good"});
  const auto again = asked.say({.want = Answer::yes, .reason = "good"}, day(3));
  CHECK_FALSE(again.stances.front().changed);
  CHECK(again.stances.front().stance.at == day(2));
  CHECK(asked.number("SELECT COUNT(*) FROM stance") == 1);
}

TEST_CASE("scenarios respond: an answer to an earlier text is stale until it is given again") {
  Asked asked;
  asked.say({.want = Answer::yes});
  asked.store.run("UPDATE scenario SET version = 2, material_version = 2");
  asked.scenario = require(asked.store, "s1");
  CHECK(stances(asked.store, asked.scenario, asked.anna).front().stale);
  CHECK(asked.say({.want = Answer::yes}, day(3)).stances.front().changed);
  CHECK_FALSE(stances(asked.store, asked.scenario, asked.anna).front().stale);
}

TEST_CASE("scenarios respond: nothing that was said is dropped in silence") {
  Asked asked;
  CHECK(refusal(asked, {}) == "no answer is given");
  CHECK(refusal(asked, {.reason = "because"}) == "no answer is given");
  CHECK(refusal(asked, {.want = Answer::yes, .condition = "if"}) ==
        "a condition goes with a conditional answer, and none is given");
  CHECK(refusal(asked, {.want = Answer::no, .horizon = "lasting"}) ==
        "a horizon goes with yes or conditional, and every answer is no");
  CHECK(refusal(asked, {.want = Answer::yes, .offers = {Offer::host}}) ==
        "an offer goes with support that is yes or conditional");
  CHECK(refusal(asked, {.support = Answer::no, .offers = {Offer::host}}) ==
        "an offer goes with support that is yes or conditional");
  for (const auto* horizon : {"soon", "2028-02-30", "2028-2-3", "28-02-2028", "Lasting"})
    CHECK(refusal(asked, {.want = Answer::yes, .horizon = horizon}).ends_with("is not a horizon"));
  CHECK(refusal(asked, {.want = Answer::yes, .reason = "bad \xff"}) == "the reason is not UTF-8");
  CHECK(asked.number("SELECT COUNT(*) FROM stance") == 0);
}

TEST_CASE("scenarios respond: a conditional answer without its condition is told") {
  Asked asked;
  const auto report = asked.say({.want = Answer::conditional, .support = Answer::conditional});
  CHECK(report.without_condition == std::vector{Axis::want, Axis::support});
}

TEST_CASE("scenarios respond: offers are kept once, in one order") {
  Asked asked;
  asked.say({.support = Answer::yes, .offers = {Offer::fund, Offer::host, Offer::fund}});
  CHECK(asked.text("SELECT offers FROM stance") == "host fund");
}

TEST_CASE("scenarios respond: only an open scenario takes answers, only a member gives them") {
  Asked asked;
  const auto draft = add(asked.store, {"later", "Later", "Text."}, Opening::later, day(1));
  const auto error = error_of([&] {
    respond(asked.store, draft, asked.anna, {.want = Answer::yes}, Source::staff, day(2));
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(error->hint() == "open it with 'qlab scenarios open later'");
  const auto stranger = error_of([&] {
    respond(asked.store, asked.scenario, 99, {.want = Answer::yes}, Source::staff, day(2));
  });
  REQUIRE(stranger);
  CHECK(stranger->kind() == Kind::not_found);
}

TEST_CASE("scenarios respond: a mistyped answer or offer is named with the nearest") {
  CHECK(error_of([] { require_answer("conditionnal"); })->hint() == "did you mean 'conditional'?");
  CHECK(error_of([] { require_answer("perhaps"); })->hint() == "use one of: yes, conditional, no");
  CHECK(error_of([] { require_offer("hots"); })->hint() == "did you mean 'host'?");
}

}  // namespace qlab::scenarios
