// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/state_machine.hpp"

#include <doctest/doctest.h>

#include <map>

#include "lib/comments/decision.hpp"
#include "lib/comments/edit.hpp"
#include "lib/comments/flag.hpp"
#include "lib/comments/policy.hpp"
#include "lib/comments/review.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::comments {

using test::Community;
using test::day;
using test::error_of;

namespace {

constexpr std::array all_states{State::pending, State::published, State::rejected,
                                State::spam,    State::hidden,    State::withdrawn};

struct Forum : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));
  std::int64_t anna = member("Anna", "anna@example.org");

  Comment say(const std::string& body, Moderation moderation = Moderation::on) {
    Contribution said;
    said.author = MemberAuthor{anna};
    said.body = body;
    return add(store, scenario, said, moderation, Acceptance::given, day(2));
  }

  Transition decide_one(const std::string& word, const Decision& decision) {
    return decide(store, std::array{word}, decision, day(3)).at(0);
  }

  FlagReport flag_by(const std::string& name, std::int64_t hide_at = 2) {
    const auto address = name + "@example.org";
    return flag(store, "c1", Guest{name, address}, "why", hide_at, day(3));
  }
};

}  // namespace

TEST_CASE("comment states: every decision leads from exactly these states to exactly one") {
  using enum State;
  const std::map<Action, std::map<State, State>> wanted{
      {Action::approve, {{pending, published}, {hidden, published}}},
      {Action::reject, {{pending, rejected}}},
      {Action::spam, {{pending, spam}}},
      {Action::hide, {{published, hidden}}},
      {Action::withdraw, {{published, withdrawn}, {pending, withdrawn}, {hidden, withdrawn}}},
      {Action::flag, {{published, hidden}, {hidden, hidden}}},
      {Action::edit, {{published, pending}, {pending, pending}, {hidden, hidden}}}};
  for (const auto& [action, from] : wanted) {
    for (const auto state : all_states) {
      const auto found = from.find(state);
      const auto next_state = next(action, state);
      CHECK(next_state.has_value() == (found != from.end()));
      if (found != from.end()) CHECK(next_state == found->second);
    }
  }
}

TEST_CASE("comment states: what must not be is refused with the states named") {
  CHECK(objection(Action::approve, State::spam) ==
        "it is spam, and only what is pending or hidden can be approved");
  CHECK(objection(Action::withdraw, State::rejected) ==
        "it is rejected, and only what is published, pending or hidden can be withdrawn");
  CHECK(objection(Action::hide, State::pending) ==
        "it is pending, and only what is published can be hidden");
}

TEST_CASE("comment decisions: each is a step of the history, and a version") {
  Forum forum;
  CHECK(forum.say("First").version == 1);
  CHECK(forum.decide_one("c1", {Action::approve}).version == 2);
  CHECK(forum.decide_one("c1", {Action::hide, "asked for"}).state == State::hidden);
  const auto steps = history(forum.store, 1);
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].action == "added");
  CHECK(steps[2].action == "hidden");
  CHECK(steps[2].reason == "asked for");
  CHECK(steps[2].actor == "tester");
  CHECK(require(forum.store, "c1").reason == "asked for");
}

TEST_CASE("comment decisions: another version than expected changes nothing") {
  Forum forum;
  forum.say("First");
  forum.decide_one("c1", {Action::approve});
  const auto late = forum.decide_one("c1", {Action::hide, {}, {}, 1});
  CHECK(late.refused == "it is at version 2, not 1: somebody has changed it");
  CHECK(require(forum.store, "c1").state == State::published);
  CHECK(forum.decide_one("c1", {Action::hide, {}, {}, 2}).refused.empty());
}

TEST_CASE("comment decisions: a rejection may name a clause that the policy has") {
  Forum forum;
  forum.say("First");
  const auto unknown = error_of([&] { forum.decide_one("c1", {Action::reject, "rude", "99"}); });
  REQUIRE(unknown);
  CHECK(unknown->kind() == Kind::usage);
  CHECK(std::string(unknown->what()) == "the comments policy has no clause '99'");
  forum.decide_one("c1", {Action::reject, "rude", "2"});
  CHECK(require(forum.store, "c1").clause == "1.2");
}

TEST_CASE("comment edits: the text waits again, and the old one is kept") {
  Forum forum;
  forum.say("First");
  forum.decide_one("c1", {Action::approve});
  const auto edited = edit(forum.store, "c1", {.body = "Second"}, Moderation::on, day(4));
  CHECK(edited.state == State::pending);
  CHECK(edited.body == "Second");
  CHECK(forum.text("SELECT body FROM comment_revision") == "First");
  REQUIRE(waiting(forum.store).size() == 1);
  CHECK(waiting(forum.store)[0].cause == Cause::edited);
  forum.decide_one("c1", {Action::approve});
  CHECK(edit(forum.store, "c1", {.body = "Third"}, Moderation::off, day(5)).state ==
        State::published);
  const auto version = require(forum.store, "c1").version;
  CHECK(edit(forum.store, "c1", {.body = "Third"}, Moderation::on, day(5)).version == version);
  forum.decide_one("c1", {Action::withdraw});
  const auto refused =
      error_of([&] { edit(forum.store, "c1", {.body = "Fourth"}, Moderation::on, day(6)); });
  REQUIRE(refused);
  CHECK(refused->kind() == Kind::refused);
}

TEST_CASE("comment edits: another licence changes no state") {
  Forum forum;
  forum.say("First");
  forum.decide_one("c1", {Action::approve});
  const auto edited =
      edit(forum.store, "c1", {.licence = Licence::unnamed}, Moderation::on, day(4));
  CHECK(edited.state == State::published);
  CHECK(edited.licence == Licence::unnamed);
  CHECK(history(forum.store, 1).back().action == "licensed");
}

TEST_CASE("comment flags: distinct people hide at N, the same one counts once") {
  Forum forum;
  forum.say("First");
  forum.decide_one("c1", {Action::approve});
  CHECK(forum.flag_by("ben").count == 1);
  const auto again = flag(forum.store, "c1", Guest{"Benjamin", "BEN@example.org"}, "", 2, day(3));
  CHECK_FALSE(again.is_new);
  CHECK(again.comment.state == State::published);
  CHECK(waiting(forum.store).size() == 1);
  const auto third = forum.flag_by("cai");
  CHECK(third.count == 2);
  CHECK(third.comment.state == State::hidden);
  CHECK(third.comment.reason == "flagged by 2 people");
  CHECK(waiting(forum.store).at(0).cause == Cause::flagged);
}

TEST_CASE("comment flags: a person's decision settles them, 0 never hides") {
  Forum forum;
  forum.say("First");
  forum.decide_one("c1", {Action::approve});
  for (const auto* name : {"ben", "cai", "dee"}) forum.flag_by(name, 0);
  CHECK(require(forum.store, "c1").state == State::published);
  forum.decide_one("c1", {Action::approve});
  CHECK(waiting(forum.store).empty());
  CHECK(forum.flag_by("eve").count == 1);
  const auto own =
      error_of([&] { flag(forum.store, "c1", AuthorId{MemberAuthor{forum.anna}}, "", 2, day(3)); });
  REQUIRE(own);
  CHECK(own->kind() == Kind::refused);
}

TEST_CASE("first comments: wait where others do not, until one is published") {
  Forum forum;
  CHECK(forum.say("First", Moderation::first).state == State::pending);
  CHECK(forum.say("Second", Moderation::first).state == State::pending);
  forum.decide_one("c1", {Action::approve});
  CHECK(forum.say("Third", Moderation::first).state == State::published);
}

TEST_CASE("the comments policy: a new version is accepted anew, and stands with the comment") {
  Forum forum;
  CHECK(forum.say("First").policy_version == 1);
  const auto policy = add_policy(forum.store, "# Policy\n\n- Be kind.\n", day(4));
  CHECK(policy.version == 2);
  CHECK(error_of([&] { add_policy(forum.store, "# Policy\n\n- Be kind.", day(4)); })->kind() ==
        Kind::refused);
  Contribution said;
  said.author = MemberAuthor{forum.anna};
  said.body = "Second";
  const auto add_it = [&](Acceptance acceptance) {
    return add(forum.store, forum.scenario, said, Moderation::on, acceptance, day(5));
  };
  CHECK(error_of([&] { add_it(Acceptance::not_given); })->kind() == Kind::refused);
  CHECK(add_it(Acceptance::given).policy_version == 2);
  CHECK(require(forum.store, "c1").policy_version == 1);
}

}  // namespace qlab::comments
