// SPDX-License-Identifier: Apache-2.0
#include "lib/members/query.hpp"

#include <doctest/doctest.h>

#include "lib/members/add.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/find.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::members {
namespace {

using test::Community;
using test::day;
using test::error_of;

struct Three : Community {
  Three() {
    add(store,
        {.name = "Siân Okafor",
         .emails = {"sian@example.org"},
         .organisation = "Acme Peer Group",
         .role = "Peer worker",
         .nation = "Wales",
         .relation = "collaborator",
         .account = "SianO",
         .outlook = "lasting",
         .tags = {"Welsh speaker; founder"}},
        day(0));
    add(store,
        {.name = "Ben Lee",
         .emails = {"ben@example.org", "ben@acme.example"},
         .organisation = "Acmeville",
         .role = "facilitator",
         .nation = "Northern Ireland",
         .relation = "wider",
         .account = "",
         .outlook = "",
         .tags = {"founder"}},
        day(10));
    add(store,
        {.name = "Cai",
         .emails = {"cai@example.org"},
         .organisation = "",
         .role = "",
         .nation = "",
         .relation = "",
         .account = "",
         .outlook = "",
         .tags = {}},
        day(20));
  }

  [[nodiscard]] std::string found(std::string_view query) const {
    std::string names;
    each(store, Query::parse(query),
         [&](const Member& member) { names += member.name.substr(0, 1); });
    return names;
  }
};

}  // namespace

TEST_CASE("members query: a field selects by its value, in any spelling") {
  const Three lab;
  CHECK(lab.found("tag:founder") == "SB");
  CHECK(lab.found("tag:welsh-speaker") == "S");
  CHECK(lab.found("tag:WELSH_SPEAKER,nobody") == "S");
  CHECK(lab.found("nation:wales") == "S");
  CHECK(lab.found("nation:northern-ireland") == "B");
  CHECK(lab.found("nation:ireland").empty());
  CHECK(lab.found("role:peer-worker,facilitator") == "SB");
  CHECK(lab.found("relation:wider") == "B");
  CHECK(lab.found("relation:none") == "C");
  CHECK(lab.found("outlook:undecided") == "BC");
  CHECK(lab.found("account:siano") == "S");
}

TEST_CASE("members query: an organisation is found by its words, not by parts of them") {
  const Three lab;
  CHECK(lab.found("org:acme") == "S");
  CHECK(lab.found("org:peer-group") == "S");
  CHECK(lab.found("org:acmeville") == "B");
}

TEST_CASE("members query: words mean and, commas or, a minus not") {
  const Three lab;
  CHECK(lab.found("tag:founder nation:wales") == "S");
  CHECK(lab.found("-tag:founder") == "C");
  CHECK(lab.found("-nation:wales,northern-ireland") == "C");
  CHECK(lab.found("tag:founder -lee") == "S");
}

TEST_CASE("members query: a bare word searches names, organisations and every address") {
  const Three lab;
  CHECK(lab.found("sian") == "S");
  CHECK(lab.found("OKAFOR") == "S");
  CHECK(lab.found("acme") == "SB");
  CHECK(lab.found("ben@acme.example") == "B");
  CHECK(lab.found("example.org") == "SBC");
  CHECK(lab.found("name:ben") == "B");
  CHECK(lab.found("email:acme") == "B");
}

TEST_CASE("members query: joined takes a day or a range with open ends") {
  const Three lab;
  CHECK(lab.found("joined:2027-01-11") == "B");
  CHECK(lab.found("joined:2027-01-02..") == "BC");
  CHECK(lab.found("joined:..2027-01-11") == "SB");
  CHECK(lab.found("joined:2027-01-11..2027-01-21") == "BC");
  CHECK(error_of([&] { (void)lab.found("joined:soon"); })->kind() == Kind::usage);
}

TEST_CASE("members query: consent and state are the present ones") {
  Three lab;
  record_consent(
      lab.store, 1,
      {.recipient = {}, .state = ConsentState::given, .channel = {}, .evidence = {}, .wording = {}},
      day(1));
  record_consent(lab.store, 1,
                 {.recipient = {},
                  .state = ConsentState::withdrawn,
                  .channel = {},
                  .evidence = {},
                  .wording = {}},
                 day(2));
  lab.store.run("UPDATE member SET delivery = 'off' WHERE id = 2");
  lab.store.run("UPDATE member_address SET state = 'bad' WHERE member_id = 3");
  CHECK(lab.found("consent:withdrawn") == "S");
  CHECK(lab.found("consent:contact=unknown") == "BC");
  CHECK(lab.found("consent:handover=given").empty());
  CHECK(lab.found("state:ok") == "S");
  CHECK(lab.found("state:off,bad") == "BC");
}

TEST_CASE("members query: what selects nobody selects nobody") {
  const Three lab;
  CHECK(lab.found("").empty());
  CHECK(lab.found("   ").empty());
  CHECK(lab.found("tag:none").empty());
  std::string everybody;
  each(lab.store, Query::everybody(), [&](const Member& member) { everybody += member.name[0]; });
  CHECK(everybody == "SBC");
}

TEST_CASE("members query: an unknown field or value is named with the nearest") {
  const auto field = error_of([] { Query::parse("naton:wales"); });
  CHECK(field->kind() == Kind::usage);
  CHECK(field->what() == std::string("a query knows no field 'naton'"));
  CHECK(field->hint() == "did you mean 'nation'?");
  const auto value = error_of([] { Query::parse("relation:colaborator"); });
  CHECK(value->kind() == Kind::usage);
  CHECK(value->hint() == "did you mean 'collaborator'?");
  CHECK(error_of([] { Query::parse("outlook:sunny"); })->kind() == Kind::usage);
  CHECK(error_of([] { Query::parse("consent:maybe"); })->kind() == Kind::usage);
  CHECK(error_of([] { Query::parse("consent:mail=given"); })->kind() == Kind::usage);
  CHECK(error_of([] { Query::parse("tag:"); })->kind() == Kind::usage);
}

TEST_CASE("members query: values are bound, never run") {
  const Three lab;
  CHECK(lab.found("nation:x')OR(TRUE").empty());
  CHECK(lab.found("'); DROP TABLE member; --").empty());
  CHECK(lab.found("%").empty());
  CHECK(lab.found("sian") == "S");
}

}  // namespace qlab::members
