// SPDX-License-Identifier: Apache-2.0
#include "lib/members/consent.hpp"

#include <doctest/doctest.h>

#include "lib/members/consent_row.hpp"
#include "tests/support/community.hpp"

namespace qlab::members {
namespace {

using test::Community;
using test::day;

Consent consent(ConsentState state, std::string evidence = {}) {
  Consent consent;
  consent.state = state;
  consent.evidence = std::move(evidence);
  return consent;
}

Member reachable() {
  Member member;
  member.relation = "collaborator";
  member.addresses = {{"anna@example.org", "anna@example.org", AddressState::ok}};
  return member;
}

}  // namespace

TEST_CASE("members consent: the newest row per purpose and recipient holds") {
  Community lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  CHECK(consent_state(lab.store, anna, Purpose::contact) == ConsentState::unknown);
  append_consent(lab.store, anna, consent(ConsentState::asked), day(1));
  append_consent(lab.store, anna, consent(ConsentState::given), day(1));
  auto handover = consent(ConsentState::refused);
  handover.purpose = Purpose::handover;
  handover.recipient = "New Trust";
  append_consent(lab.store, anna, handover, day(2));
  CHECK(consent_state(lab.store, anna, Purpose::contact) == ConsentState::given);
  CHECK(consent_state(lab.store, anna, Purpose::handover) == ConsentState::unknown);
  CHECK(consent_state(lab.store, anna, Purpose::handover, "New Trust") == ConsentState::refused);
  const auto present = consents(lab.store, anna);
  REQUIRE(present.size() == 2);
  CHECK(present[0].purpose == Purpose::contact);
  CHECK(present[0].state == ConsentState::given);
  CHECK(present[1].recipient == "New Trust");
  CHECK(lab.number("SELECT count(*) FROM consent") == 3);
}

TEST_CASE("members consent: mail goes only where consent, address and delivery all allow it") {
  CHECK_FALSE(unmailable(reachable(), Basis::relationship));
  auto member = reachable();
  member.contact = ConsentState::refused;
  CHECK(unmailable(member, Basis::relationship) == Unmailable::refused);
  member.contact = ConsentState::withdrawn;
  CHECK(unmailable(member, Basis::relationship) == Unmailable::withdrawn);
  member = reachable();
  member.delivery = "off";
  CHECK(unmailable(member, Basis::relationship) == Unmailable::delivery_off);
  member = reachable();
  member.addresses.front().state = AddressState::bad;
  CHECK(unmailable(member, Basis::relationship) == Unmailable::bad_address);
  member.addresses.clear();
  CHECK(unmailable(member, Basis::relationship) == Unmailable::no_address);
}

TEST_CASE("members consent: who was never asked is written to by relation, or only after a yes") {
  auto member = reachable();
  CHECK(unmailable(member, Basis::consent) == Unmailable::not_given);
  member.contact = ConsentState::asked;
  CHECK_FALSE(unmailable(member, Basis::relationship));
  CHECK(unmailable(member, Basis::consent) == Unmailable::not_given);
  member.relation = "";
  CHECK(unmailable(member, Basis::relationship) == Unmailable::not_given);
  member.contact = ConsentState::given;
  CHECK_FALSE(unmailable(member, Basis::relationship));
  CHECK_FALSE(unmailable(member, Basis::consent));
  CHECK(reason(Unmailable::refused) == "mail was refused");
}

TEST_CASE("consent: every reason has a word of its own and its words for people") {
  std::string words;
  for (const auto why : {Unmailable::no_address, Unmailable::bad_address, Unmailable::delivery_off,
                         Unmailable::refused, Unmailable::withdrawn, Unmailable::not_given}) {
    const auto said = objection(why);
    words += std::string(mail::name(said.reason)) + " ";
    CHECK(said.text == reason(why));
  }
  CHECK(words == "no_address bad_address delivery_off refused withdrawn not_given ");
}

}  // namespace qlab::members
