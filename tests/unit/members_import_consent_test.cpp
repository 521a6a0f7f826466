// SPDX-License-Identifier: Apache-2.0
// Nothing in a file moves anybody from out to in.
#include <doctest/doctest.h>

#include "lib/members/consent.hpp"
#include "tests/support/member_file.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;
using test::told;

}  // namespace

TEST_CASE("members import: a no in a status column counts, a yes does not") {
  MemberFiles lab;
  lab.import(
      "Name,Email,Status\nA,a@example.org,unsubscribed\nB,b@example.org,Subscribed\n"
      "C,c@example.org,inactive\nD,d@example.org,active\nE,e@example.org,\nF,f@example.org,NO\n");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
  CHECK(lab.member("b@example.org").contact == ConsentState::unknown);
  CHECK(lab.member("c@example.org").contact == ConsentState::refused);
  CHECK(lab.member("d@example.org").contact == ConsentState::unknown);
  CHECK(lab.member("e@example.org").contact == ConsentState::unknown);
  CHECK(lab.member("f@example.org").contact == ConsentState::refused);
  CHECK(lab.text("SELECT channel || ' ' || evidence FROM consent LIMIT 1") ==
        "import people.csv:2");
}

TEST_CASE("members import: who is out stays out, whatever a file says") {
  MemberFiles lab;
  lab.import("Name,Email,Email consent,Delivery\nA,a@example.org,no,off\n");
  CHECK(told(lab.import("Email,Email consent,Delivery\na@example.org,yes,on\n")) ==
        "0 new, 0 updated, 1 unchanged");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
  CHECK(lab.member("a@example.org").delivery == "off");
}

TEST_CASE("members import: a given consent is withdrawn by a no") {
  MemberFiles lab;
  ImportOptions fresh;
  fresh.fresh_consent = "form of 3 January";
  lab.import("Name,Email,Consent\nA,a@example.org,yes\n", fresh);
  CHECK(lab.member("a@example.org").contact == ConsentState::given);
  CHECK(lab.text("SELECT evidence FROM consent") == "form of 3 January");
  CHECK(told(lab.import("Email,Unsubscribed\na@example.org,2026-01-02\n")) ==
        "0 new, 1 updated, 0 unchanged");
  CHECK(lab.member("a@example.org").contact == ConsentState::withdrawn);
}

TEST_CASE("members import: the evidence of a fresh consent brings somebody back, and is kept") {
  MemberFiles lab;
  lab.import("Name,Email,Consent\nA,a@example.org,no\n");
  ImportOptions fresh;
  fresh.fresh_consent = "form of 3 January";
  CHECK(told(lab.import("Email,Consent\na@example.org,yes\n", fresh)) ==
        "0 new, 1 updated, 0 unchanged");
  CHECK(told(lab.import("Email,Consent\na@example.org,yes\n", fresh)) ==
        "0 new, 0 updated, 1 unchanged");
  CHECK(lab.member("a@example.org").contact == ConsentState::given);
}

TEST_CASE("members import: a no in one of two columns is a no") {
  MemberFiles lab;
  ImportOptions fresh;
  fresh.fresh_consent = "form";
  lab.import("Name,Email,Status,Opt-in\nA,a@example.org,no,yes\nB,b@example.org,yes,no\n", fresh);
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
  CHECK(lab.member("b@example.org").contact == ConsentState::refused);
}

TEST_CASE("members import: a bounced address is bad, not refused") {
  MemberFiles lab;
  lab.import("Name,Email\nA,a@example.org\n");
  CHECK(told(lab.import("Name,Email,Status\nA,a@example.org,bounced\nB,b@example.org,cleaned\n")) ==
        "1 new, 1 updated, 0 unchanged");
  for (const auto* address : {"a@example.org", "b@example.org"}) {
    CHECK(lab.member(address).contact == ConsentState::unknown);
    CHECK(unmailable(lab.member(address), Basis::relationship) == Unmailable::bad_address);
  }
}

TEST_CASE("members import: a status that says neither is named, not guessed") {
  MemberFiles lab;
  CHECK(told(lab.import("Name,Email,Status\nA,a@example.org,retired\n")) ==
        "0 new, 0 updated, 0 unchanged, 2:17 'retired' says neither yes nor no to mail");
}

TEST_CASE("members import: the name of a Mailchimp file is the state of its rows") {
  MemberFiles lab;
  const std::string_view text =
      "Email Address,First Name,Last Name,LEID,EUID,NOTES\na@example.org,Anna,Lee,1,x,\n";
  lab.import_as("unsubscribed_members_export_1.csv", text);
  CHECK(lab.member("a@example.org").name == "Anna Lee");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
  lab.import_as("cleaned_members_export_1.csv",
                "Email Address,First Name,LEID,EUID\nb@example.org,Ben,1,x\n");
  CHECK(lab.member("b@example.org").addresses.front().state == AddressState::bad);
}

}  // namespace qlab::members
