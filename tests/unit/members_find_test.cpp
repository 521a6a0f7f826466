// SPDX-License-Identifier: Apache-2.0
#include "lib/members/find.hpp"

#include <doctest/doctest.h>

#include "lib/members/add.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/reader.hpp"
#include "tests/support/community.hpp"
#include "tests/support/database_work.hpp"
#include "tests/support/errors.hpp"

namespace qlab::members {
namespace {

using test::Community;
using test::day;
using test::error_of;

NewMember wanted(std::string name, std::vector<std::string> emails,
                 std::vector<std::string> tags = {}) {
  NewMember member;
  member.name = std::move(name);
  member.emails = std::move(emails);
  member.tags = std::move(tags);
  return member;
}

}  // namespace

TEST_CASE("members find: everything about a member is read, by id and by any address") {
  Community lab;
  const auto id = add(
      lab.store,
      wanted("Anna", {"anna@example.org", "Anna.Lee@Example.com"}, {"founder", "evening"}), day(3));
  const auto member = by_id(lab.store, id);
  REQUIRE(member);
  CHECK(member->name == "Anna");
  CHECK(member->email() == "anna@example.org");
  CHECK(member->addresses.size() == 2);
  CHECK(member->tags == std::vector<std::string>{"evening", "founder"});
  CHECK(member->joined == day(3));
  CHECK(member->outlook == "undecided");
  CHECK(member->contact == ConsentState::unknown);
  CHECK(by_address(lab.store, "ANNA.LEE@example.COM")->id == id);
  CHECK_FALSE(by_address(lab.store, "other@example.org"));
  CHECK_FALSE(by_address(lab.store, "no address"));
  CHECK_FALSE(by_id(lab.store, id + 1));
}

TEST_CASE("members find: a member is resolved by m12, 12 or an address") {
  Community lab;
  const auto id = add(lab.store, wanted("Anna", {"anna@example.org"}), day(0));
  CHECK(resolve(lab.store, "m1").id == id);
  CHECK(resolve(lab.store, "1").id == id);
  CHECK(resolve(lab.store, "Anna@Example.org").id == id);
}

TEST_CASE("members find: who is not there is said with the nearest address") {
  Community lab;
  add(lab.store, wanted("Anna", {"anna@example.org"}), day(0));
  const auto typo = error_of([&] { (void)resolve(lab.store, "anna@exmaple.org"); });
  CHECK(typo->kind() == Kind::not_found);
  CHECK(typo->what() == std::string("no member matches 'anna@exmaple.org'"));
  CHECK(typo->hint() == "did you mean 'anna@example.org' (m1)?");
  const auto absent = error_of([&] { (void)resolve(lab.store, "m7"); });
  CHECK(absent->kind() == Kind::not_found);
  CHECK(absent->what() == std::string("there is no member 'm7'"));
  CHECK(error_of([&] { (void)resolve(lab.store, "zzz"); })->kind() == Kind::not_found);
  CHECK(error_of([&] { (void)resolve(lab.store, "\xff\n"); })->kind() == Kind::not_found);
}

TEST_CASE("members find: a list gives each member its own parts, gaps included") {
  Community lab;
  for (int i = 0; i < 60; ++i) {
    const auto number = std::to_string(i);
    auto member = wanted("Member " + number, {"m" + number + "@example.org"});
    if (i % 7 == 0) member.tags = {"seven"};
    if (i % 20 == 3) member.emails.push_back("alias" + number + "@example.org");
    add(lab.store, member, day(0));
  }
  lab.store.run(
      "INSERT INTO consent (member_id, purpose, state, actor, at)"
      " VALUES (30, 'contact', 'asked', 't', 1), (30, 'contact', 'given', 't', 2),"
      " (30, 'call', 'refused', 't', 3)");
  int seen = 0;
  each(lab.store, Query::everybody(), [&](const Member& member) {
    const auto i = member.id - 1;
    CAPTURE(i);
    ++seen;
    CHECK(member.email() == "m" + std::to_string(i) + "@example.org");
    CHECK(member.addresses.size() == (i % 20 == 3 ? 2 : 1));
    CHECK(member.tags.size() == (i % 7 == 0 ? 1 : 0));
    CHECK((member.contact == ConsentState::given) == (member.id == 30));
  });
  CHECK(seen == 60);
  CHECK(count(lab.store) == 60);
}

TEST_CASE("members find: parts that were not asked for stay empty") {
  Community lab;
  add(lab.store, wanted("Anna", {"anna@example.org"}, {"founder"}), day(0));
  each(lab.store, Query::everybody(),
       [](const Member& member) {
         CHECK(member.name == "Anna");
         CHECK(member.addresses.empty());
         CHECK(member.tags.empty());
       },
       {.addresses = false, .tags = false, .contact = false});
}

TEST_CASE("members find: who looks one up after the other sees what others wrote meanwhile") {
  Community lab;
  const auto anna = add(lab.store, wanted("Anna", {"anna@example.org"}), day(0));
  const auto bela = add(lab.store, wanted("Bela", {"bela@example.org"}), day(0));
  const auto reading =
      store::Store::open(lab.store.path(), store::Access::read, lab.store.author());
  Lookup lookup(reading);
  CHECK(lookup(anna)->delivery == "on");
  lab.store.run("UPDATE member SET delivery = 'off'");
  lab.store.run("UPDATE member_address SET state = 'bad'");
  CHECK(lookup(bela)->delivery == "off");
  CHECK(lookup(bela)->addresses.front().state == AddressState::bad);
  CHECK(lookup(anna)->delivery == "off");
  CHECK_FALSE(lookup(999));
}

TEST_CASE("members find: the work for one member does not grow with the members") {
  const test::DatabaseWork work;
  Community lab;
  const auto with_consent = [&] {
    const auto id = lab.member("Anna");
    change_consent(lab.store, id, {.state = ConsentState::given}, day(0));
    return id;
  };
  const auto first = with_consent();
  const auto alone = work.of([&] { (void)by_id(lab.store, first); });
  for (int others = 0; others < 200; ++others) with_consent();
  CHECK(alone > 0);
  CHECK(work.of([&] { (void)by_id(lab.store, first); }) < 2 * alone);
}

}  // namespace qlab::members
