// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import.hpp"

#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/member_file.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;
using test::told;

}  // namespace

TEST_CASE("members import: rows become members, with every column at its own place") {
  MemberFiles lab;
  const auto report = lab.import(
      "Shoe size,Name,E-mail address,Organisation,Role,Nation,Relation,Tags,Account,Outlook\n"
      "41,Siân Okafor,sian@example.org,\"Acme, Ltd\",facilitator,Wales,Collaborator,"
      "Founder; Welsh speaker,siano,Time limited\n");
  CHECK(told(report) == "1 new, 0 updated, 0 unchanged");
  CHECK(report.written);
  CHECK(report.unknown_columns == std::vector<std::string>{"Shoe size"});
  const auto member = lab.member("sian@example.org");
  CHECK(member.name == "Siân Okafor");
  CHECK(member.organisation == "Acme, Ltd");
  CHECK(member.role == "facilitator");
  CHECK(member.nation == "Wales");
  CHECK(member.relation == "collaborator");
  CHECK(member.tags == std::vector<std::string>{"founder", "welsh-speaker"});
  CHECK(member.account == "siano");
  CHECK(member.outlook == "time-limited");
}

TEST_CASE("members import: the same file again changes nothing, shuffled neither") {
  MemberFiles lab;
  const std::string header = "Name,Email,Tags,Participation,Status\n";
  const std::string anna =
      "Anna,anna@example.org,b;a,workshop 2026-03-12 Training; call 2026-12-03,\n";
  const std::string ben = "Ben,ben@example.org;b@example.com,,,unsubscribed\n";
  CHECK(told(lab.import(header + anna + ben)) == "2 new, 0 updated, 0 unchanged");
  CHECK(told(lab.import(header + ben + anna)) == "0 new, 0 updated, 2 unchanged");
  CHECK(lab.number("SELECT count(*) FROM change_log") == 1);
  CHECK(lab.number("SELECT count(*) FROM participation") == 2);
}

TEST_CASE("members import: an address that does not take mail is known as such when it comes") {
  MemberFiles lab;
  lab.import("Name,Email\nAnna,anna@example.org\n");
  lab.import("Email,bad_emails\nanna@example.org;old@example.org,old@example.org\n");
  const auto addresses = lab.member("anna@example.org").addresses;
  REQUIRE(addresses.size() == 2);
  CHECK(addresses[0].state == AddressState::ok);
  CHECK(addresses[1].state == AddressState::bad);
}

TEST_CASE("members import: a value replaces, a blank leaves alone, a single - clears") {
  MemberFiles lab;
  lab.import("Name,Email,Org,Role,Relation,Tags\nAnna,anna@example.org,Acme,chair,wider,x\n");
  CHECK(told(lab.import("Email,Org,Role,Relation,Tags\nANNA@example.org,,-,-,-\n")) ==
        "0 new, 1 updated, 0 unchanged");
  const auto member = lab.member("anna@example.org");
  CHECK(member.organisation == "Acme");
  CHECK(member.role.empty());
  CHECK(member.relation.empty());
  CHECK(member.tags.empty());
  CHECK(told(lab.import("Name,Email\nAnna Lee,anna@example.org\n")) ==
        "0 new, 1 updated, 0 unchanged");
  CHECK(lab.member("anna@example.org").name == "Anna Lee");
  CHECK(told(lab.import("Name,Email\n-,anna@example.org\n")) ==
        "0 new, 0 updated, 0 unchanged, 2:1 a name cannot be cleared");
}

TEST_CASE("members import: tags and addresses grow, and nobody loses one") {
  MemberFiles lab;
  lab.import("Name,Email,Tags\nAnna,anna@example.org,a\n");
  lab.import("Name,Email,Email 2,Tags\nAnna,anna@example.org,lee@example.org,b\n");
  const auto member = lab.member("lee@example.org");
  CHECK(member.email() == "anna@example.org");
  CHECK(member.addresses.size() == 2);
  CHECK(member.tags == std::vector<std::string>{"a", "b"});
}

TEST_CASE("members import: one bad row, and nothing is written, and each is named") {
  MemberFiles lab;
  const std::string_view text =
      "Name,Email,Relation\n"
      "Anna,anna@example.org,guest\n"
      "Siân,sian at example.org,\n"
      "Cai,cai@example.org,friend\n"
      "Dee,dee@example.org\n"
      ",eve@example.org,\n"
      "Fay,,\n"
      "Gil,gil@example.org,,extra\n";
  const auto report = lab.import(text);
  CHECK(told(report) ==
        "1 new, 0 updated, 0 unchanged, 3:6 'sian at example.org' is no e-mail address,"
        " 4:21 'friend' is not a relation: collaborator, wider, guest,"
        " 5:1 2 cells where the header has 3, 6:1 a new member needs a name, 7:5 no address,"
        " 8:22 a cell behind the 3 of the header");
  CHECK(report.rows == 7);
  CHECK(report.refused());
  CHECK(count(lab.store) == 0);
  CHECK(lab.number("SELECT count(*) FROM change_log") == 0);
}

TEST_CASE("members import: bad rows can be skipped into a file of the same shape") {
  MemberFiles lab;
  ImportOptions options;
  options.bad_rows = BadRows::skip;
  options.rejects = lab.folder.path() / "rejects.csv";
  const auto report = lab.import(
      "Name,Email\r\nAnna,anna@example.org\r\n\"Ben\nLee\",nobody\r\nCai,cai@example.org\r\n,x",
      options);
  CHECK(report.written);
  CHECK(report.fresh == 2);
  CHECK(report.rejected.size() == 2);
  CHECK(test::read(options.rejects) == "Name,Email\r\n\"Ben\nLee\",nobody\r\n,x");
  CHECK(count(lab.store) == 2);
}

TEST_CASE("members import: rows of one person in one file must agree") {
  MemberFiles lab;
  CHECK(told(lab.import("Name,Email\nAnna,anna@example.org\nAnna,anna@example.org\n")) ==
        "1 new, 0 updated, 1 unchanged");
  const std::string_view conflict =
      "Name,Email,Org\nAnna,anna@example.org,A\nAnna,ANNA@example.org,B\nBen,b@example.org,\n"
      "Ben,b@example.org,C\n";
  CHECK(told(lab.import(conflict)) ==
        "1 new, 1 updated, 0 unchanged, 3:1 line 2 has its address already, with other values,"
        " 5:1 line 4 has its address already, with other values");
}

TEST_CASE("members import: a row whose addresses are of several members is ambiguous") {
  MemberFiles lab;
  lab.import("Name,Email\nAnna,anna@example.org\nBen,ben@example.org\n");
  const auto stored = lab.import("Name,Email,Email 2\nX,anna@example.org,ben@example.org\n");
  CHECK(stored.written);
  CHECK(told(stored) ==
        "0 new, 0 updated, 0 unchanged, 2:1 ambiguous: its addresses are those of m1, m2");
  const auto within = lab.import(
      "Name,Email,Email 2\nC,c@example.org,\nD,d@example.org,\nE,c@example.org,d@example.org\n");
  CHECK(told(within) ==
        "2 new, 0 updated, 0 unchanged, 4:1 ambiguous: its addresses are those of line 2, line 3");
}

TEST_CASE("members import: the counts sum to the rows") {
  MemberFiles lab;
  lab.import("Name,Email\nAnna,anna@example.org\nBen,ben@example.org\n");
  const auto report = lab.check(
      "Name,Email\nAnna,anna@example.org\nBenjamin,ben@example.org\n\n,,\nCai,cai@example.org\n"
      "Dee,nowhere\nEve,anna@example.org;ben@example.org\n");
  CHECK(report.rows == 5);
  CHECK(report.fresh + report.updated + report.unchanged + report.ambiguous.size() +
            report.rejected.size() ==
        report.rows);
  CHECK(report.ambiguous.size() == 1);
}

TEST_CASE("members import: a check says the same as the import and writes nothing") {
  MemberFiles lab;
  lab.import("Name,Email\nAnna,anna@example.org\n");
  const std::string_view text =
      "Name,Email,Tags\nAnna,anna@example.org,x\nBen,ben@example.org,\nBen,ben@example.org,\n";
  const auto before = test::read(lab.store.path());
  CHECK(told(lab.check(text)) == "1 new, 1 updated, 1 unchanged");
  CHECK_FALSE(lab.check(text).written);
  CHECK(count(lab.store) == 1);
  CHECK(told(lab.import(text)) == "1 new, 1 updated, 1 unchanged");
}

TEST_CASE("members import: a file that is no CSV is refused whole, by place") {
  MemberFiles lab;
  const auto refusal = [&](std::string_view text) {
    const auto error = test::error_of([&] { lab.import(text); });
    return error && error->kind() == Kind::data ? error->what() : std::string("taken");
  };
  CHECK(refusal("") == "people.csv:1:1: the file is empty");
  CHECK(refusal("\n\n") == "people.csv:1:1: the file is empty");
  CHECK(refusal("Name,Consent to email\nAnna,yes\n") ==
        "people.csv:1:1: no column is an e-mail address");
  CHECK(refusal("Name,Email,Name\n") == "people.csv:1:12: 'Name' is in the header twice");
  CHECK(refusal("Name,Email\nAnna,\"anna@example.org\nBen,b@example.org\n") ==
        "people.csv:2:6: a quote is never closed");
  CHECK(refusal(std::string_view("Name,Email\nA\0na,a@b.org\n", 23)) ==
        "people.csv:2:2: a NUL character (read as UTF-8)");
  CHECK(count(lab.store) == 0);
}

TEST_CASE("members import: a large file is logged as ranges of ids, changes of others whole") {
  MemberFiles lab;
  lab.import("Name,Email\nAnna,anna@example.org\n");
  std::string text = "Name,Email,Tags,Status\nAnna Lee,anna@example.org,old,no\n";
  for (int i = 0; i < 20'000; ++i) {
    text += fmt::format("Person {0},p{0}@example.org,t{1};big,{2}\n", i, i % 3, i == 5 ? "no" : "");
  }
  text += std::string(1 << 20, '\n');
  const auto report = lab.import(text);
  CHECK(told(report) == "20000 new, 1 updated, 0 unchanged");
  CHECK(lab.text("SELECT batches FROM change_log WHERE id = 2") ==
        "member 2 20001\nmember_address 2 20001\nmember_tag 2 20001\nconsent 1 2");
  CHECK(lab.number("SELECT length(changeset) < 1000 FROM change_log WHERE id = 2") == 1);
  CHECK(lab.member("anna@example.org").name == "Anna Lee");
  CHECK(lab.member("p19999@example.org").tags == std::vector<std::string>{"big", "t1"});
  CHECK(lab.number("SELECT count(*) FROM pragma_foreign_key_check") == 0);
  CHECK(lab.number("PRAGMA foreign_keys") == 1);
  CHECK(told(lab.import(text)) == "0 new, 0 updated, 20001 unchanged");
}

TEST_CASE("members import: a large first file is taken row for row as a small one is") {
  std::string text = "Name,Email,Tags\n";
  for (int i = 0; i < 3'000; ++i) {
    text += fmt::format("Person {0},p{0}@example.org;q{0}@example.org,t{1}\n", i, i / 100);
    if (i % 500 == 7) text += fmt::format("Two,p{}@example.org;p{}@example.org,both\n", i, i - 1);
    if (i % 500 == 8) text += fmt::format("Person {0},p{0}@example.org;q{0}@example.org,t0\n", i);
  }
  MemberFiles small;
  MemberFiles large;
  const auto expected = small.import(text);
  const auto report = large.import(text + std::string(1 << 20, '\n'));
  CHECK(told(report) == told(expected));
  CHECK(report.ambiguous.size() == 6);
  for (const auto* rows :
       {"SELECT group_concat(id || name) FROM member",
        "SELECT group_concat(member_id || address || position) FROM member_address",
        "SELECT group_concat(member_id || name) FROM member_tag JOIN tag ON tag.id = tag_id",
        "SELECT group_concat(line || text) FROM member_import_queue"}) {
    CHECK(large.text(rows) == small.text(rows));
  }
  CHECK(large.text("PRAGMA journal_mode") == "wal");
}

TEST_CASE("members import: a large file into an empty store leaves its indexes as they were") {
  MemberFiles lab;
  const auto schema = [&] {
    return lab.text("SELECT group_concat(sql) FROM sqlite_schema WHERE tbl_name LIKE 'member%'");
  };
  const auto before = schema();
  const auto padding = std::string(1 << 20, '\n');
  lab.import("Name,Email\nAnna,anna@example.org\nBen,nobody\n" + padding);
  CHECK(schema() == before);
  CHECK(count(lab.store) == 0);
  lab.import("Name,Email\nAnna,anna@example.org\n" + padding);
  CHECK(lab.number("SELECT count(*) FROM sqlite_schema WHERE name = 'member_address_key'"
                   " OR name = 'member_tag_tag'") == 2);
  CHECK(lab.member("anna@example.org").name == "Anna");
}

}  // namespace qlab::members
