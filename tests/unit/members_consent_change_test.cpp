// SPDX-License-Identifier: Apache-2.0
#include "lib/members/consent_change.hpp"

#include <doctest/doctest.h>

#include "lib/members/consent_row.hpp"
#include "lib/members/wording.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::members {
namespace {

using test::Community;
using test::day;
using test::error_of;
using enum ConsentState;

constexpr std::array all_states{unknown, asked, given, refused, withdrawn};
constexpr std::array sayable{asked, given, refused, withdrawn};

/// What comes of saying a word, without and with evidence; '-' is a refusal, and '=' no new row.
struct Expected {
  ConsentState present;
  std::array<std::string_view, sayable.size()> bare;
  std::array<std::string_view, sayable.size()> with_evidence;
};

/// In the order of sayable.
constexpr std::array<Expected, all_states.size()> expected{{
    {unknown, {"asked", "given", "refused", "refused"}, {"asked", "given", "refused", "refused"}},
    {asked, {"asked", "given", "refused", "refused"}, {"asked", "given", "refused", "refused"}},
    {given, {"-", "=given", "withdrawn", "withdrawn"}, {"-", "given", "withdrawn", "withdrawn"}},
    {refused, {"-", "-", "=refused", "=refused"}, {"-", "given", "=refused", "=refused"}},
    {withdrawn, {"-", "-", "=withdrawn", "=withdrawn"}, {"-", "given", "=withdrawn", "=withdrawn"}},
}};

Consent word(ConsentState state, std::string evidence = {}) {
  Consent consent;
  consent.state = state;
  consent.evidence = std::move(evidence);
  return consent;
}

/// A member whose consent to mail is in this state.
std::int64_t member_in(Community& lab, ConsentState state) {
  const auto id = lab.member("Anna");
  if (state != unknown) append_consent(lab.store, id, word(state, "seen"), day(1));
  return id;
}

std::string outcome(Community& lab, ConsentState present, const Consent& said) {
  const auto id = member_in(lab, present);
  const auto rows = consent_history(lab.store, id).size();
  ConsentChange done;
  const auto error = error_of([&] { done = change_consent(lab.store, id, said, day(2)); });
  const auto added = consent_history(lab.store, id).size() - rows;
  if (error) {
    CHECK(error->kind() == Kind::refused);
    CHECK(added == 0);
    CHECK(consent_state(lab.store, id, Purpose::contact) == present);
    return "-";
  }
  CHECK(done.before == present);
  CHECK(done.after == consent_state(lab.store, id, Purpose::contact));
  CHECK(done.recorded == (added == 1));
  const auto state = std::string(name(done.after));
  return added == 0 ? "=" + state : state;
}

}  // namespace

TEST_CASE("members consent: every word in every state has its one outcome") {
  Community lab;
  for (const auto& row : expected) {
    for (std::size_t i = 0; i < sayable.size(); ++i) {
      CAPTURE(name(row.present));
      CAPTURE(name(sayable.at(i)));
      CHECK(outcome(lab, row.present, word(sayable.at(i))) == row.bare.at(i));
      CHECK(outcome(lab, row.present, word(sayable.at(i), "letter of 3 May")) ==
            row.with_evidence.at(i));
    }
  }
}

TEST_CASE("members consent: a yes that is confirmed keeps what was known of it") {
  Community lab;
  const auto anna = lab.member("Anna");
  auto first = word(given);
  first.channel = "call";
  change_consent(lab.store, anna, first, day(1));
  change_consent(lab.store, anna, word(given, "mail of 3 May"), day(2));
  const auto history = consent_history(lab.store, anna);
  REQUIRE(history.size() == 2);
  CHECK_FALSE(history[0].present);
  CHECK(history[1].present);
  CHECK(history[1].consent.channel == "call");
  CHECK(history[1].consent.evidence == "mail of 3 May");
  CHECK(history[1].actor == "tester");
  CHECK(lab.number("SELECT count(*) FROM change_log") == 2);
}

TEST_CASE("members consent: only a handover names a recipient, and it must") {
  Community lab;
  const auto anna = lab.member("Anna");
  auto handover = word(given);
  handover.purpose = Purpose::handover;
  const auto nobody = error_of([&] { change_consent(lab.store, anna, handover, day(1)); });
  CHECK(nobody->kind() == Kind::usage);
  CHECK(nobody->hint() == "say --recipient NAME");
  auto call = word(given);
  call.purpose = Purpose::call;
  call.recipient = "New Trust";
  CHECK(error_of([&] { change_consent(lab.store, anna, call, day(1)); })->kind() == Kind::usage);
  handover.recipient = "New Trust";
  CHECK(change_consent(lab.store, anna, handover, day(1)).recorded);
  CHECK(consent_state(lab.store, anna, Purpose::handover, "New Trust") == given);
  CHECK(consent_state(lab.store, anna, Purpose::handover, "Old Trust") == unknown);
}

TEST_CASE("members consent: wordings are kept in versions, and a consent names one that exists") {
  Community lab;
  const auto anna = lab.member("Anna");
  CHECK(
      add_wording(lab.store, Purpose::contact, "May we write to you?\n", day(1)).wording.version ==
      1);
  CHECK_FALSE(add_wording(lab.store, Purpose::contact, "May we write to you?", day(2)).fresh);
  CHECK(add_wording(lab.store, Purpose::contact, "May we e-mail you?", day(2)).wording.version ==
        2);
  CHECK(add_wording(lab.store, Purpose::quote, "May we quote you?", day(2)).wording.version == 1);
  CHECK(error_of([&] { add_wording(lab.store, Purpose::quote, " \n", day(2)); })->kind() ==
        Kind::data);
  auto said = word(given);
  said.wording = "3";
  const auto absent = error_of([&] { change_consent(lab.store, anna, said, day(3)); });
  CHECK(absent->kind() == Kind::not_found);
  CHECK(absent->hint() == "there is: 1, 2");
  said.wording = "2";
  change_consent(lab.store, anna, said, day(3));
  const auto all = wordings(lab.store);
  REQUIRE(all.size() == 3);
  CHECK(all[0].consents == 0);
  CHECK(all[1].consents == 1);
  CHECK(all[1].body == "May we e-mail you?");
}

TEST_CASE("members consent: who has no proof is listed, until there is some") {
  Community lab;
  const auto anna = lab.member("Anna");
  const auto ben = lab.member("Ben");
  const auto carol = lab.member("Carol");
  change_consent(lab.store, anna, word(given), day(1));
  change_consent(lab.store, ben, word(given, "form 12"), day(1));
  change_consent(lab.store, carol, word(given), day(1));
  change_consent(lab.store, carol, word(withdrawn), day(2));
  const auto unproven = [&] {
    std::string names;
    each_unproven(lab.store, Query::everybody(),
                  [&](const Unproven& found) { names += found.name + " "; });
    return names;
  };
  CHECK(unproven() == "Anna ");
  change_consent(lab.store, anna, word(given, "mail of 3 May"), day(3));
  CHECK(unproven().empty());
}

}  // namespace qlab::members
