// SPDX-License-Identifier: Apache-2.0
// The rows that were not taken, mended, are imported in the place of the file they stood in.
#include "lib/members/import_rejects.hpp"

#include <doctest/doctest.h>

#include "tests/support/member_file.hpp"
#include "tests/support/places.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;
using test::told;

/// What is left of a file, as text.
std::string rejects_of(MemberFiles& lab, std::string_view name, std::string_view text) {
  ImportOptions options;
  options.bad_rows = BadRows::skip;
  options.rejects = lab.folder.path() / "rejects.csv";
  lab.import_as(name, text, options);
  return test::read(options.rejects);
}

std::string mended(std::string rejects) {
  rejects.replace(rejects.find("(at)"), 4, "@");
  return rejects;
}

}  // namespace

TEST_CASE("members import: rejects keep the no that the name of their file said") {
  MemberFiles lab;
  const auto rejects = rejects_of(lab, "Unsubscribed contacts.csv",
                                  "Name,Email\r\nA,a@example.org\r\n\"B, C\",b(at)example.org\r\n");
  CHECK(rejects == "opted_out,Name,Email\r\nyes,\"B, C\",b(at)example.org\r\n");
  lab.import(mended(rejects));
  CHECK(lab.member("b@example.org").name == "B, C");
  CHECK(lab.member("b@example.org").contact == ConsentState::refused);
}

TEST_CASE("members import: rejects keep what Mailchimp's name said of bad addresses") {
  MemberFiles lab;
  const auto rejects = rejects_of(lab, "cleaned_segment_export_1.csv",
                                  "First Name;Email Address;LEID;EUID\nA;a(at)example.org;1;x");
  lab.import(mended(rejects));
  CHECK(lab.member("a@example.org").addresses.front().state == AddressState::bad);
}

TEST_CASE("members import: rejects of a file whose name says nothing are in its shape") {
  MemberFiles lab;
  CHECK(rejects_of(lab, "people.csv", "Name;Email\nA;a(at)example.org\n") ==
        "Name;Email\nA;a(at)example.org\n");
}

TEST_CASE("members import: rejects of JSON lines keep a no too") {
  MemberFiles lab;
  const auto rejects =
      rejects_of(lab, "unsubscribed.jsonl", R"({"name":"A","email":"a(at)example.org"})");
  CHECK(rejects == R"({"name":"A","email":"a(at)example.org","opted_out":"yes"})"
                   "\n");
  lab.import(mended(rejects));
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
}

TEST_CASE("members import: of rejected JSON lines any may stand first") {
  MemberFiles lab;
  const auto rejects = rejects_of(lab, "people.jsonl",
                                  R"({"name":"A","email":"a@example.org","tags":["x"]}
{"name":"B","email":"b(at)example.org"}
{"name":"C","email":"nobody","tags":["y"]})");
  CHECK(rejects == R"({"name":"B","email":"b(at)example.org","tags":null}
{"name":"C","email":"nobody","tags":["y"]}
)");
}

}  // namespace qlab::members
