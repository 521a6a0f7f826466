// SPDX-License-Identifier: Apache-2.0
#include "lib/members/vcard.hpp"

#include <doctest/doctest.h>

#include "lib/core/text.hpp"
#include "tests/support/community.hpp"

namespace qlab::members {
namespace {

Member anna() {
  Member member;
  member.id = 12;
  member.name = "Anna Lee";
  member.addresses = {{"anna@example.org", "anna@example.org", AddressState::ok}};
  member.updated = test::day(0);
  return member;
}

}  // namespace

TEST_CASE("vcard: a member is a card of version 4.0, lines ended by CRLF") {
  auto member = anna();
  member.addresses.push_back({"lee@example.org", "lee@example.org", AddressState::ok});
  member.addresses.push_back({"old@example.org", "old@example.org", AddressState::bad});
  member.organisation = "Acme, Ltd; Wales";
  member.role = "chair";
  member.nation = "Wales";
  member.relation = "wider";
  member.tags = {"founder", "welsh-speaker"};
  CHECK(vcard(member) ==
        "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Anna Lee\r\n"
        "EMAIL;PREF=1:anna@example.org\r\nEMAIL;PREF=2:lee@example.org\r\n"
        "ORG:Acme\\, Ltd\\; Wales\r\nTITLE:chair\r\nADR:;;;;;;Wales\r\n"
        "CATEGORIES:founder,welsh-speaker\r\n"
        "NOTE:qlab m12\\; outlook: undecided\\; relation: wider\r\n"
        "REV:20270101T090000Z\r\nEND:VCARD\r\n");
}

TEST_CASE("vcard: no line is longer than 75 octets, and no letter is cut") {
  auto member = anna();
  for (int i = 0; i < 40; ++i) member.name += "ŷé漢";
  const auto card = vcard(member);
  for (const auto line : text::split(card, '\n')) {
    CHECK(line.size() <= 76);  // its CR counts here
    CHECK(text::is_utf8(line));
  }
}

TEST_CASE("vcard: a name of several lines or with control characters ends no line of the card") {
  auto member = anna();
  member.name = "Anna\r\nEND:VCARD\x1b[31m";
  CHECK(vcard(member).find("FN:Anna\\nEND:VCARD[31m\r\n") != std::string::npos);
}

}  // namespace qlab::members
