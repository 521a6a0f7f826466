// SPDX-License-Identifier: Apache-2.0
// Files as other programs write them.
#include <doctest/doctest.h>

#include "lib/members/import_columns.hpp"
#include "tests/support/member_file.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;
using test::told;

Column meaning_of(std::string_view title) {
  TextFile file("Email," + std::string(title) + "\n", "x");
  const auto header = open_records(file);
  REQUIRE(header->next());
  return map_columns(*header, "x").at.at(1);
}

}  // namespace

TEST_CASE("members import: headers mean what people and programs write") {
  CHECK(meaning_of("E-mail") == Column::email);
  CHECK(meaning_of("E-mail 2 - Value") == Column::email);
  CHECK(meaning_of("EMAILS") == Column::email);
  CHECK(meaning_of("Email_Address") == Column::email);
  CHECK(meaning_of("Email consent") == Column::consent);
  CHECK(meaning_of("E-mail 1 - Type") == Column::unknown);
  CHECK(meaning_of("Email marketing notes") == Column::unknown);
  CHECK(meaning_of("Address") == Column::unknown);
  CHECK(meaning_of("FIRSTNAME") == Column::first_name);
  CHECK(meaning_of("Given Name") == Column::first_name);
  CHECK(meaning_of("Company") == Column::organisation);
  CHECK(meaning_of("Job Title") == Column::role);
  CHECK(meaning_of("Country/Region") == Column::nation);
  CHECK(meaning_of("Group / Labels") == Column::unknown);
  CHECK(meaning_of("ref") == Column::ignored);
}

TEST_CASE("members import: a header over two lines is one header") {
  MemberFiles lab;
  CHECK(told(lab.import("Name,\"Email\naddress\"\nA,a@example.org\n")) ==
        "1 new, 0 updated, 0 unchanged");
}

TEST_CASE("members import: our own export comes back as it was, formulas and minus included") {
  MemberFiles lab;
  lab.import("Name,Email,Role,Org\n=1+1,a@example.org,-x,'quoted'\n");
  CHECK(lab.member("a@example.org").name == "=1+1");
  CHECK(told(lab.import("name,email,role,organisation\n'=1+1,a@example.org,'-x,''quoted'\n")) ==
        "0 new, 0 updated, 1 unchanged");
  CHECK(told(lab.import("email,role\na@example.org,'-\n")) == "0 new, 1 updated, 0 unchanged");
  CHECK(lab.member("a@example.org").role == "-");
}

TEST_CASE("members import: participations are dated and kept once") {
  MemberFiles lab;
  lab.import(
      "Name,Email,Participation\n"
      "A,a@example.org,workshop 2026-03-12 Training the trainers; call 2026-12-03\n");
  CHECK(lab.text("SELECT group_concat(kind || ' ' || date(at, 'unixepoch') || ' ' || object)"
                 " FROM participation") ==
        "workshop 2026-03-12 Training the trainers,call 2026-12-03 ");
  CHECK(told(lab.import(
            "Email,Participation\na@example.org,call 2026-12-03; webinar 2026-12-04\n")) ==
        "0 new, 1 updated, 0 unchanged");
  CHECK(lab.number("SELECT count(*) FROM participation") == 3);
  CHECK(told(lab.import("Email,Participation\na@example.org,party 2026-12-03\n"))
            .find("is not like 'workshop 2026-03-12 its name'") != std::string::npos);
}

TEST_CASE("members import: the encoding and the delimiter are found and told") {
  MemberFiles lab;
  const auto latin = lab.import("Name;Email\nSi\xE2n;sian@example.org\n");
  CHECK(latin.encoding == Encoding::windows_1252);
  CHECK(latin.shape.delimiter == ';');
  CHECK(lab.member("sian@example.org").name == "Siân");
  CHECK(told(lab.import("\xEF\xBB\xBF"
                        "Email\tName\rmac@example.org\tMac\r")) == "1 new, 0 updated, 0 unchanged");
}

TEST_CASE("members import: foreign text is stored as it is, and shown safely when refused") {
  MemberFiles lab;
  lab.import("Name,Email\n\x1b[31mRed,red@example.org\n");
  CHECK(lab.member("red@example.org").name == "\x1b[31mRed");
  CHECK(told(lab.import("Name,Email\nX,\x1b[31mred\n")) ==
        "0 new, 0 updated, 0 unchanged, 2:3 '<U+001B>[31mred' is no e-mail address");
}

}  // namespace qlab::members
