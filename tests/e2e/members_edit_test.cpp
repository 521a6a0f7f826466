// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Two : Lab {
  Two() {
    add_member(*this, "Anna", "anna@example.org");
    add_member(*this, "Ben", "ben@example.org");
  }
};

}  // namespace

TEST_CASE("members edit: old and new are shown, and a dry run writes nothing") {
  const Two lab;
  const auto preview = lab.run({"members", "edit", "m1", "--role", "chair", "--dry-run"});
  CHECK(preview.status == 0);
  CHECK(preview.out == "member\tfield\told\tnew\nm1\trole\t\tchair\n");
  CHECK(preview.err.empty());
  CHECK(lab.json({"members", "view", "m1"}).at("role").is_null());
  CHECK(lab.run({"members", "edit", "m1", "--role", "chair"}).out == preview.out);
  CHECK(lab.json({"members", "view", "m1"}).at("role") == "chair");
  const auto again = lab.run({"members", "edit", "m1", "--role", "chair"});
  CHECK(again.status == 0);
  CHECK(again.out == "member\tfield\told\tnew\n");
  CHECK(again.err == "nothing changed: it is so already\n");
}

TEST_CASE("members edit: every field has its flag, and --clear empties one") {
  const Two lab;
  const auto changed = lab.json({"members",
                                 "edit",
                                 "m1",
                                 "--name",
                                 "Anna Lee",
                                 "--org",
                                 "Acme",
                                 "--role",
                                 "chair",
                                 "--nation",
                                 "Wales",
                                 "--relation",
                                 "wider",
                                 "--outlook",
                                 "lasting",
                                 "--interest",
                                 "yes",
                                 "--account",
                                 "annal",
                                 "--delivery",
                                 "off",
                                 "--by",
                                 "member",
                                 "--add-email",
                                 "lee@example.org",
                                 "--participated",
                                 "workshop:Cardiff@2026-05-01"});
  CHECK(changed.at("action") == "edit");
  CHECK(changed.at("dry_run") == false);
  CHECK(changed.at("changes").size() == 11);
  const auto anna = lab.json({"members", "view", "m1"});
  CHECK(anna.at("name") == "Anna Lee");
  CHECK(anna.at("interest") == "yes");
  CHECK(anna.at("delivery") == "off");
  CHECK(anna.at("delivery_by") == "member");
  CHECK(anna.at("addresses").size() == 2);
  CHECK(anna.at("participations").at(0).at("object") == "Cardiff");
  (void)lab.json({"members", "edit", "m1", "--clear", "relation", "--clear", "interest"});
  CHECK(lab.json({"members", "view", "m1"}).at("relation").is_null());
  CHECK(lab.json({"members", "view", "m1"}).at("interest") == "unknown");
}

TEST_CASE("members edit: several are named by - too, and one that fails leaves all as they were") {
  const Two lab;
  CHECK(lab.run({"members", "edit", "-", "--nation", "Wales", "--format", "csv"}, "m1\nm2\n").out ==
        "member,field,old,new\r\nm1,nation,,Wales\r\nm2,nation,,Wales\r\n");
  check_failed(lab.run({"members", "edit", "m1", "m2", "--add-email", "x@example.org"}), 6,
               "qlab: 'x@example.org' is the address of m1 already\n"
               "hint: 'qlab members view m1' shows who that is\n");
  CHECK(lab.json({"members", "view", "m1"}).at("emails").size() == 1);
  CHECK(lab.run({"members", "edit", "m1", "m9", "--role", "x"}).status == 10);
}

TEST_CASE("members edit: addresses are replaced, and the primary one chosen") {
  const Two lab;
  CHECK(lab.run({"members", "edit", "m1", "--replace-email", "anna@example.org=ana@example.org",
                 "--add-email", "lee@example.org", "--primary", "lee@example.org"})
            .out ==
        "member\tfield\told\tnew\n"
        "m1\taddress\tanna@example.org\tana@example.org\n"
        "m1\taddress\t\tlee@example.org\n"
        "m1\tprimary\tana@example.org\tlee@example.org\n");
  CHECK(lab.json({"members", "view", "m1"}).at("email") == "lee@example.org");
}

TEST_CASE("members edit: what is typed is one line, as for a new member") {
  const Two lab;
  struct Typed {
    const char* flag;
    const char* field;
  };
  for (const auto& typed : {Typed{"--name", "name"}, Typed{"--org", "organisation"},
                            Typed{"--role", "role"}, Typed{"--nation", "nation"},
                            Typed{"--account", "account"}, Typed{"--add-email", "address"}}) {
    CAPTURE(typed.flag);
    check_failed(lab.run({"members", "edit", "m1", typed.flag, "a\nb@example.org"}), 2,
                 "qlab: the " + std::string(typed.field) +
                     " holds a line break or another control character: 'a\\nb@example.org'\n"
                     "hint: write it in one line, without tabs\n");
  }
  CHECK(lab.run({"members", "tag", "m1", "+a\nb"}).status == 2);
  CHECK(lab.run({"members", "edit", "m1", "--participated", "call:a\tb@2026-05-01"}).status == 2);
}

TEST_CASE("members edit: a wrong command line is explained") {
  const Two lab;
  check_failed(lab.run({"members", "edit", "m1"}), 2,
               "qlab: nothing is said to change\n"
               "hint: 'qlab members edit --help' lists the fields, such as --role ROLE\n");
  CHECK(lab.run({"members", "edit", "--role", "x"}).status == 2);
  CHECK(
      lab.run({"members", "edit", "m1", "--relation", "gest"}).err.find("did you mean 'guest'?") !=
      std::string::npos);
  CHECK(lab.run({"members", "edit", "m1", "--clear", "name"}).status == 2);
  CHECK(lab.run({"members", "edit", "m1", "--replace-email", "a@example.org"}).status == 2);
  CHECK(lab.run({"members", "edit", "m1", "--participated", "workshop"}).status == 2);
  check_failed(lab.run({"members", "edit", "m1", "--remove-email", "no@example.org"}), 10,
               "qlab: m1 has no address 'no@example.org'\n"
               "hint: 'qlab members view m1' lists them\n");
}

}  // namespace qlab::test
