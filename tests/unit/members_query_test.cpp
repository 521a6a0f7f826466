// SPDX-License-Identifier: Apache-2.0
#include "lib/members/query.hpp"

#include <doctest/doctest.h>

#include "lib/members/add.hpp"
#include "lib/members/consent_row.hpp"
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
         .interest = "no",
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
         .interest = "yes",
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
         .interest = "",
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
  CHECK(lab.found("interest:yes") == "B");
  CHECK(lab.found("interest:no,unknown") == "SC");
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
  CHECK(lab.found("joined:2027-01") == "SBC");
  CHECK(lab.found("joined:2027").size() == 3);
  CHECK(lab.found("joined:..2026").empty());
  CHECK(lab.found("joined:2027-01-01,2027-01-21") == "SC");
  CHECK(lab.found("-joined:2027-01-11..") == "S");
  for (const auto* wrong : {"joined:soon", "joined:2027-13", "joined:2027-02-30", "joined:2027-1-1",
                            "joined:2027-01-01T09:00:00Z", "joined:2027-01-01-"}) {
    CAPTURE(wrong);
    const auto error = error_of([&] { (void)lab.found(wrong); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
  }
}

TEST_CASE("members query: consent and state are the present ones") {
  Three lab;
  append_consent(
      lab.store, 1,
      {.recipient = {}, .state = ConsentState::given, .channel = {}, .evidence = {}, .wording = {}},
      day(1));
  append_consent(lab.store, 1,
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
  CHECK(lab.found("-state:ok") == "BC");
  lab.store.run("DELETE FROM member_address WHERE member_id = 1");
  CHECK(lab.found("state:none") == "S");
}

TEST_CASE("members query: consent to hand over is asked of all recipients or of one") {
  Three lab;
  const auto agree = [&](std::int64_t member, const std::string& recipient, ConsentState state) {
    append_consent(lab.store, member,
                   {.purpose = Purpose::handover,
                    .recipient = recipient,
                    .state = state,
                    .channel = {},
                    .evidence = {},
                    .wording = {}},
                   day(1));
  };
  agree(1, "Acme Trust", ConsentState::given);
  agree(2, "Other", ConsentState::given);
  agree(2, "Acme Trust", ConsentState::refused);
  CHECK(lab.found("consent:handover=given") == "SB");
  CHECK(lab.found("consent:handover.acme-trust=given") == "S");
  CHECK(lab.found("consent:handover.acme-trust=given,refused") == "SB");
  CHECK(lab.found("-consent:handover.acme-trust=given") == "BC");
  CHECK(lab.found("consent:handover=unknown") == "C");
  CHECK(lab.found("consent:handover.other=unknown") == "SC");
  CHECK(lab.found("consent:handover.nobody=given").empty());
}

TEST_CASE("members query: participation is by kind, and by when it was") {
  Three lab;
  lab.store.run("INSERT INTO participation (member_id, kind, at) VALUES (1, 'workshop', ?)",
                day(1));
  lab.store.run("INSERT INTO participation (member_id, kind, at) VALUES (2, 'call', ?)", day(40));
  CHECK(lab.found("participation:workshop") == "S");
  CHECK(lab.found("participation:workshop,call") == "SB");
  CHECK(lab.found("participation:workshop=2027-01,2028") == "S");
  CHECK(lab.found("participation:call=2027-01").empty());
  CHECK(lab.found("-participation:call") == "SC");
}

TEST_CASE("members query: more organisations than an index is worth are compared one by one") {
  Three lab;
  for (int i = 0; i < 500; ++i) {
    lab.store.run(
        "INSERT INTO member (name, organisation, joined_at, updated_at) VALUES (?, ?, 0, 0)", "x",
        "Branch " + std::to_string(i) + ", Acme");
  }
  CHECK(lab.found("org:acme").size() == 501);
  CHECK(lab.found("org:acme org:branch name:x").size() == 500);
  CHECK(lab.found("org:acme tag:founder") == "S");
  CHECK(lab.found("org:branch-17-acme") == "x");
}

TEST_CASE("members query: many words give the same whichever is looked up first") {
  const Three lab;
  CHECK(lab.found("tag:founder relation:wider joined:2027 -org:acme ben") == "B");
  CHECK(lab.found("relation:wider,collaborator tag:founder -state:off") == "SB");
  CHECK(lab.found("outlook:undecided -ben -account:siano") == "C");
  CHECK(lab.found("-tag:founder -nation:wales") == "C");
}

TEST_CASE("members query: more values than one statement takes are refused") {
  const Three lab;
  std::string query = "nation:wales";
  for (int i = 0; i < 399; ++i) query += ",x" + std::to_string(i);
  CHECK(lab.found(query) == "S");
  CHECK(error_of([&] { (void)lab.found(query + ",y"); })->kind() == Kind::usage);
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
  const Three lab;
  const auto refused = [&](std::string_view query) {
    const auto error = error_of([&] { (void)lab.found(query); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
    return error->hint();
  };
  const auto field = error_of([] { Query::parse("naton:wales"); });
  CHECK(field->kind() == Kind::usage);
  CHECK(field->what() == std::string("a query knows no field 'naton'"));
  CHECK(field->hint() == "did you mean 'nation'?");
  CHECK(refused("relation:colaborator") == "did you mean 'collaborator'?");
  CHECK(refused("outlook:sunny").starts_with("use one of: "));
  CHECK(refused("interest:maybe") == "use one of: yes, no, unknown");
  CHECK(refused("consent:maybe").starts_with("use one of: "));
  CHECK(refused("consent:hand-over=given") == "did you mean 'handover'?");
  CHECK(refused("participation:workshops") == "did you mean 'workshop'?");
  CHECK(refused("state:bda") == "did you mean 'bad'?");
  CHECK(refused("tag:") == "write field:value, or field:a,b for either");
}

TEST_CASE("members query: values are bound, never run") {
  const Three lab;
  CHECK(lab.found("nation:x')OR(TRUE").empty());
  CHECK(lab.found("'); DROP TABLE member; --").empty());
  CHECK(lab.found("%").empty());
  CHECK(lab.found("org:' tag:founder' account:\"\" joined:2027").empty());
  CHECK(lab.found("consent:handover.x'--=given").empty());
  CHECK(lab.found("sian") == "S");
}

}  // namespace qlab::members
