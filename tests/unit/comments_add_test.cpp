// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/add.hpp"

#include <doctest/doctest.h>

#include "lib/comments/decision.hpp"
#include "lib/comments/figures.hpp"
#include "lib/comments/listing.hpp"
#include "lib/comments/policy.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::comments {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Discussion : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));
  std::int64_t anna = member("Anna Jones", "anna@example.org");

  Comment say(const Contribution& contribution, Moderation moderation = Moderation::on,
              Acceptance acceptance = Acceptance::given) {
    return add(store, scenario, contribution, moderation, acceptance, day(2));
  }
  Comment anna_says(std::string body, const std::string& reply_to = {},
                    Licence licence = Licence::not_outside) {
    return say({.author = MemberAuthor{anna},
                .body = std::move(body),
                .reply_to = reply_to,
                .licence = licence});
  }
  std::vector<Transition> approve(const std::vector<std::string>& words) {
    return decide(store, words, {Action::approve}, day(3));
  }
  [[nodiscard]] std::string selected(std::optional<std::string_view> query) const {
    std::string refs;
    list(store, query, [&](const Comment& c) { refs += fmt::format("c{} ", c.id); });
    return refs;
  }
};

}  // namespace

TEST_CASE("comments add: one waits for approval and knows the policy that was accepted") {
  Discussion discussion;
  const auto comment = discussion.anna_says("  Keep it going.\n");
  CHECK(comment.state == State::pending);
  CHECK(comment.body == "Keep it going.");
  CHECK(comment.author == "Anna Jones");
  CHECK(comment.policy_version == 1);
  CHECK(comment.licence == Licence::not_outside);
  CHECK(comment.written_at == day(2));
  CHECK(discussion.text("SELECT body FROM comment_policy") == default_policy());
  const auto steps = history(discussion.store, comment.id);
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].actor == "tester");
}

TEST_CASE("comments add: without moderation it is published at once") {
  Discussion discussion;
  const auto comment =
      discussion.say({.author = MemberAuthor{discussion.anna}, .body = "x"}, Moderation::off);
  CHECK(comment.state == State::published);
}

TEST_CASE("comments add: the policy is accepted once, before the first comment under it") {
  Discussion discussion;
  const Contribution contribution{.author = MemberAuthor{discussion.anna}, .body = "x"};
  const auto say = [&](Acceptance acceptance) {
    return discussion.say(contribution, Moderation::on, acceptance);
  };
  const auto error = error_of([&] { say(Acceptance::not_given); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(error->hint().find("--accept-policy") != std::string::npos);
  CHECK(discussion.number("SELECT COUNT(*) FROM comment") == 0);
  say(Acceptance::given);
  CHECK_NOTHROW(say(Acceptance::not_given));
  CHECK(discussion.number("SELECT COUNT(*) FROM comment_policy_acceptance") == 1);
  discussion.store.run("INSERT INTO comment_policy (body, at) VALUES ('stricter', 0)");
  CHECK(error_of([&] { say(Acceptance::not_given); }));
  CHECK(say(Acceptance::given).policy_version == 2);
}

TEST_CASE("comments add: a guest is known by address under any name, which no comment holds") {
  Discussion discussion;
  const auto as = [&](const char* name, const char* address, Acceptance acceptance) {
    return discussion.say({.author = Guest{name, address}, .body = "x"}, Moderation::on,
                          acceptance);
  };
  const auto first = as("Gwen", "gwen@example.org", Acceptance::given);
  CHECK(first.author == "Gwen");
  CHECK_FALSE(first.member_id);
  CHECK(as("Gwen P.", "GWEN@Example.org", Acceptance::not_given).author == "Gwen P.");
  CHECK(error_of([&] { as("Gwen", "other@example.org", Acceptance::not_given); }));
  CHECK(error_of([&] { as("Gwen", "nonsense", Acceptance::given); })->kind() == Kind::usage);
  CHECK(error_of([&] { as(" ", "gwen@example.org", Acceptance::given); })->kind() == Kind::usage);
  CHECK(discussion.number("SELECT COUNT(*) FROM comment_guest") == 2);
}

TEST_CASE("comments add: a guest with a member's address is that member under the given name") {
  Discussion discussion;
  const auto comment =
      discussion.say({.author = Guest{"A quiet voice", "anna@example.org"}, .body = "x"});
  CHECK(comment.member_id == discussion.anna);
  CHECK(comment.author == "A quiet voice");
}

TEST_CASE("comments add: replies are three deep and stay with their scenario") {
  Discussion discussion;
  discussion.anna_says("one");
  CHECK(discussion.anna_says("two", "c1").depth == 2);
  CHECK(discussion.anna_says("three", "c2").depth == 3);
  const auto fourth = discussion.anna_says("four", "c3");
  CHECK(fourth.parent_id == 2);
  CHECK(fourth.answers_id == 3);
  const auto other = scenarios::add(discussion.store, {"other", "Other", "Text."},
                                    scenarios::Opening::now, day(1));
  const Contribution astray{.author = MemberAuthor{discussion.anna}, .body = "x", .reply_to = "c1"};
  const auto error = error_of(
      [&] { add(discussion.store, other, astray, Moderation::on, Acceptance::given, day(2)); });
  CHECK(error->kind() == Kind::usage);
  CHECK(error_of([&] { discussion.anna_says("x", "c99"); })->kind() == Kind::not_found);
  discussion.store.run("UPDATE comment SET state = 'hidden' WHERE id = 1");
  CHECK(error_of([&] { discussion.anna_says("x", "c1"); })->kind() == Kind::refused);
}

TEST_CASE("comments add: nothing empty, endless or in broken UTF-8") {
  Discussion discussion;
  for (const auto& body :
       {std::string(" \n"), std::string((1 << 20) + 1, 'x'), std::string("\xff")})
    CHECK(error_of([&] { discussion.anna_says(body); })->kind() == Kind::usage);
  CHECK(error_of([] { require_licence("anonymous"); })->kind() == Kind::usage);
}

TEST_CASE("comments approve: pending and hidden ones are published, others named with the reason") {
  Discussion discussion;
  for (const auto* body : {"one", "two", "three", "four"}) discussion.anna_says(body);
  discussion.store.run("UPDATE comment SET state = 'hidden', reason = 'rude' WHERE id = 2");
  discussion.store.run("UPDATE comment SET state = 'withdrawn' WHERE id = 3");
  discussion.store.run("UPDATE comment SET state = 'spam' WHERE id = 4");
  const auto done = discussion.approve({"c1", "2", "c3", "c4", "c1"});
  REQUIRE(done.size() == 4);
  CHECK(done[0].refused.empty());
  CHECK(done[1].before == State::hidden);
  CHECK(done[2].refused == "it is withdrawn, and only what is pending or hidden can be approved");
  CHECK(done[3].refused == "it is spam, and only what is pending or hidden can be approved");
  const auto second = require(discussion.store, "c2");
  CHECK(second.state == State::published);
  CHECK(second.reason.empty());
  CHECK(history(discussion.store, 2).back().state == "published");
  CHECK(history(discussion.store, 2).back().at == day(3));
  CHECK(history(discussion.store, 3).size() == 1);
  CHECK(discussion.approve({"c1"}).front().before == State::published);
  CHECK(history(discussion.store, 1).size() == 2);
}

TEST_CASE("comments approve: an unknown id among several approves none") {
  Discussion discussion;
  discussion.anna_says("one");
  CHECK(error_of([&] { discussion.approve({"c1", "c7"}); })->kind() == Kind::not_found);
  CHECK(require(discussion.store, "c1").state == State::pending);
}

TEST_CASE("comments list: the words of a query mean AND") {
  Discussion discussion;
  discussion.anna_says("Croeso i bawb");
  discussion.say({.author = Guest{"Siân", "sian@example.org"}, .body = "Money is short"});
  discussion.approve({"c2"});
  CHECK(discussion.selected({}) == "c1 c2 ");
  CHECK(discussion.selected(" ").empty());
  CHECK(discussion.selected("state:pending") == "c1 ");
  CHECK(discussion.selected("-state:pending") == "c2 ");
  CHECK(discussion.selected("state:pending,published scenario:host-led") == "c1 c2 ");
  CHECK(discussion.selected("author:sian") == "c2 ");
  CHECK(discussion.selected("author:m1") == "c1 ");
  CHECK(discussion.selected("author:m1,sian") == "c1 c2 ");
  CHECK(discussion.selected("-author:SIAN@example.org") == "c1 ");
  CHECK(discussion.selected("money SHORT") == "c2 ");
  CHECK(discussion.selected("money croeso").empty());
  CHECK(error_of([&] { (void)discussion.selected("stat:pending"); })->hint() ==
        "did you mean 'state'?");
  CHECK(error_of([&] { (void)discussion.selected("state:pendign"); })->hint() ==
        "did you mean 'pending'?");
  CHECK(error_of([&] { (void)discussion.selected("scenario:s9"); })->kind() == Kind::not_found);
}

TEST_CASE("comments: the report quotes only what is licensed, readable and not refused") {
  Discussion discussion;
  discussion.anna_says("named", {}, Licence::with_name);
  discussion.anna_says("unnamed", "c1", Licence::unnamed);
  discussion.anna_says("other words", {}, Licence::paraphrase_only);
  discussion.anna_says("inside");
  discussion.anna_says("waiting", {}, Licence::with_name);
  discussion.approve({"c1", "c2", "c3", "c4"});
  const auto shown = quotes(discussion.store);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].name == "Anna Jones");
  CHECK(shown[1].body == "unnamed");
  CHECK_FALSE(shown[1].name);
  CHECK(published_by_licence(discussion.store).at(Licence::paraphrase_only) == 1);
  const auto figures = scenario_figures(discussion.store);
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].by_state.at(State::published) == 4);
  CHECK(figures[0].authors == 1);
  CHECK(figures[0].threads == 3);
  CHECK(count_by_state(discussion.store).at(State::pending) == 1);
  CHECK(published_by_month(discussion.store).front().month == "2027-01");

  discussion.store.run("UPDATE comment SET state = 'hidden' WHERE id = 1");
  CHECK(quotes(discussion.store).empty());
  CHECK(count_by_state(discussion.store).at(State::hidden) == 2);
  CHECK(scenario_figures(discussion.store)[0].by_state.at(State::published) == 2);
  discussion.store.run("UPDATE comment SET state = 'published' WHERE id = 1");
  discussion.store.run(
      "INSERT INTO consent (member_id, purpose, state, actor, at) VALUES (1, 'quote', 'refused', "
      "'', 0)");
  CHECK(quotes(discussion.store).empty());
}

}  // namespace qlab::comments
