// SPDX-License-Identifier: Apache-2.0
#include "lib/members/add.hpp"

#include <doctest/doctest.h>

#include "lib/members/find.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::members {
namespace {

using test::Community;
using test::day;
using test::error_of;

NewMember anna() {
  NewMember member;
  member.name = "Anna";
  member.emails = {"anna@example.org"};
  return member;
}

}  // namespace

TEST_CASE("members add: values are trimmed and take their own spelling") {
  Community lab;
  auto wanted = anna();
  wanted.name = "  Anna Lee ";
  wanted.emails = {" Anna@Example.org ", "anna@example.org", "lee@example.org"};
  wanted.relation = "Collaborator";
  wanted.outlook = "Time limited";
  wanted.tags = {"Welsh Speaker", "founder,welsh-speaker"};
  const auto member = by_id(lab.store, add(lab.store, wanted, day(1)));
  CHECK(member->name == "Anna Lee");
  CHECK(member->addresses.size() == 2);
  CHECK(member->email() == "Anna@Example.org");
  CHECK(member->relation == "collaborator");
  CHECK(member->outlook == "time-limited");
  CHECK(member->tags == std::vector<std::string>{"founder", "welsh-speaker"});
}

TEST_CASE("members add: one change, one log row, naming no person") {
  Community lab;
  add(lab.store, anna(), day(1));
  CHECK(lab.number("SELECT count(*) FROM change_log") == 1);
  CHECK(lab.text("SELECT touched FROM change_log") == "m1");
  CHECK(lab.text("SELECT summary FROM change_log") == "one member added");
}

TEST_CASE("members add: what cannot be kept is refused and nothing is written") {
  Community lab;
  add(lab.store, anna(), day(1));
  auto again = anna();
  again.emails = {"new@example.org", "ANNA@example.org"};
  const auto taken = error_of([&] { add(lab.store, again, day(2)); });
  CHECK(taken->kind() == Kind::refused);
  CHECK(taken->what() == std::string("'ANNA@example.org' is the address of m1 already"));
  for (const auto* broken : {"anna", "Ben <ben@example.org>", ""}) {
    auto wrong = anna();
    wrong.emails = {broken};
    CHECK(error_of([&] { add(lab.store, wrong, day(2)); })->kind() == Kind::usage);
  }
  auto nameless = anna();
  nameless.name = " ";
  nameless.emails = {"x@example.org"};
  CHECK(error_of([&] { add(lab.store, nameless, day(2)); })->kind() == Kind::usage);
  auto stranger = anna();
  stranger.emails = {"x@example.org"};
  stranger.relation = "friend";
  CHECK(error_of([&] { add(lab.store, stranger, day(2)); })->kind() == Kind::usage);
  CHECK(count(lab.store) == 1);
}

}  // namespace qlab::members
