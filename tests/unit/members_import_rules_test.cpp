// SPDX-License-Identifier: Apache-2.0
// What a person may say about an import: which column is what, and who wins.
#include <doctest/doctest.h>

#include "lib/mail/suppression.hpp"
#include "lib/store/change.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/member_file.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;
using test::told;

ImportOptions on_conflict(OnConflict rule) {
  ImportOptions options;
  options.on_conflict = rule;
  return options;
}

ImportOptions mapped(const std::vector<std::string>& texts) {
  ImportOptions options;
  for (const auto& text : texts) options.mappings.push_back(parse_mapping(text));
  return options;
}

void suppress(MemberFiles& lab, std::string_view key, mail::SuppressionReason reason) {
  store::Change change(lab.store, test::day(1));
  mail::suppress(lab.store, key, reason, "", test::day(1));
  change.commit("suppressed");
}

}  // namespace

TEST_CASE("members import: a column can be mapped, or left out") {
  MemberFiles lab;
  lab.import("Who,Contact point,Notes,Nation\nAnna,anna@example.org,x,Wales\n",
             mapped({"Who=name", "contact point=email", "Nation="}));
  const auto member = lab.member("anna@example.org");
  CHECK(member.name == "Anna");
  CHECK(member.nation.empty());
}

TEST_CASE("members import: a mapping of no column, to no field, or of no sense is named") {
  MemberFiles lab;
  const auto unknown_column =
      test::error_of([&] { lab.import("Name,Email\nA,a@example.org\n", mapped({"Nmae=role"})); });
  REQUIRE(unknown_column);
  CHECK(unknown_column->kind() == Kind::usage);
  CHECK(std::string(unknown_column->what()) == "'people.csv' has no column 'Nmae'");
  CHECK(unknown_column->hint() == "did you mean 'Name'?");
  const auto unknown_field = test::error_of([] { parse_mapping("Org=organization"); });
  REQUIRE(unknown_field);
  CHECK(unknown_field->kind() == Kind::usage);
  CHECK(unknown_field->hint() == "did you mean 'organisation'?");
  CHECK(test::error_of([] { parse_mapping("Org"); })->kind() == Kind::usage);
  CHECK(test::error_of([] { parse_mapping("=role"); })->kind() == Kind::usage);
  CHECK(parse_mapping("a=b=role").title == "a=b");
}

TEST_CASE("members import: a filled value that differs is taken, kept or refused, as said") {
  MemberFiles lab;
  lab.import("Name,Email,Role\nAnna,anna@example.org,chair\n");
  const std::string_view text = "Name,Email,Role,Nation\nAnna,anna@example.org,clerk,Wales\n";
  CHECK(told(lab.import(text, on_conflict(OnConflict::fail))) ==
        "0 new, 0 updated, 0 unchanged, 2:23 m1 has another role");
  const auto kept = lab.import(text, on_conflict(OnConflict::skip));
  CHECK(told(kept) == "0 new, 1 updated, 0 unchanged");
  CHECK(kept.conflicts == 1);
  CHECK(lab.member("anna@example.org").role == "chair");
  CHECK(lab.member("anna@example.org").nation == "Wales");
  lab.import(text, on_conflict(OnConflict::update));
  CHECK(lab.member("anna@example.org").role == "clerk");
}

TEST_CASE("members import: clearing a value is a conflict, what makes stricter is none") {
  MemberFiles lab;
  lab.import("Name,Email,Role,Tags\nAnna,anna@example.org,chair,x\n");
  lab.import("Email,Role,Tags,Delivery,Status\nanna@example.org,-,-,off,no\n",
             on_conflict(OnConflict::skip));
  const auto member = lab.member("anna@example.org");
  CHECK(member.role == "chair");
  CHECK(member.tags == std::vector<std::string>{"x"});
  CHECK(member.delivery == "off");
  CHECK(member.contact == ConsentState::refused);
}

TEST_CASE("members import: a conflict that is refused leaves the next row what it is") {
  MemberFiles lab;
  lab.import("Name,Email,Role\nAnna,anna@example.org,chair\nBen,ben@example.org,clerk\n");
  auto options = on_conflict(OnConflict::fail);
  options.bad_rows = BadRows::skip;
  CHECK(told(lab.import("Name,Email,Role\nAnn,anna@example.org,clerk\nBen,ben@example.org,clerk\n",
                        options)) == "0 new, 0 updated, 1 unchanged, 2:1 m1 has another name");
  CHECK(lab.member("anna@example.org").name == "Anna");
}

TEST_CASE("members import: whoever was erased is not brought back by an address in a name") {
  MemberFiles lab;
  suppress(lab, "eve@example.org", mail::SuppressionReason::erased);
  CHECK(told(lab.import("Email,Name\nnew@example.org,Eve <eve@example.org>\n")) ==
        "0 new, 0 updated, 0 unchanged, 2:17 suppressed: was erased: only they can come back");
}

TEST_CASE("members import: whoever was erased is not brought back, and refuses no file") {
  MemberFiles lab;
  suppress(lab, "eve@example.org", mail::SuppressionReason::erased);
  const auto report =
      lab.import("Name,Email\nAnna,anna@example.org\nEve,old@example.org;EVE@example.org\n");
  CHECK(told(report) ==
        "1 new, 0 updated, 0 unchanged, 3:5 suppressed: was erased: only they can come back");
  CHECK(report.written);
  CHECK(count(lab.store) == 1);
  CHECK(told(lab.check("Name,Email\nEve,eve@example.org\n")) ==
        "0 new, 0 updated, 0 unchanged, 2:5 suppressed: was erased: only they can come back");
}

TEST_CASE("members import: an address suppressed for another reason is taken and counted") {
  MemberFiles lab;
  suppress(lab, "u@example.org", mail::SuppressionReason::unsubscribed);
  const auto report = lab.import("Name,Email\nUma,u@example.org\n");
  CHECK(told(report) == "1 new, 0 updated, 0 unchanged");
  CHECK(report.held_back == 1);
  CHECK(lab.number("SELECT count(*) FROM suppression") == 1);
}

}  // namespace qlab::members
