// SPDX-License-Identifier: Apache-2.0
#include "lib/members/restored.hpp"

#include <doctest/doctest.h>

#include "lib/handover/holdings.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/combine.hpp"
#include "lib/members/consent_row.hpp"
#include "lib/store/snapshot.hpp"
#include "tests/support/community.hpp"

namespace qlab::members {
namespace {

Consent said(Purpose purpose, ConsentState state) {
  Consent consent;
  consent.purpose = purpose;
  consent.state = state;
  return consent;
}

}  // namespace

TEST_CASE("members restored: every no that was said since the backup holds, and no yes") {
  test::Community lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto ben = lab.member("Ben", "ben@example.org");
  append_consent(lab.store, anna, said(Purpose::contact, ConsentState::given), test::day(1));
  const auto file = lab.folder.path() / "backup.db";
  store::backup(lab.store.path(), file, store::Overwrite::no);
  append_consent(lab.store, anna, said(Purpose::contact, ConsentState::withdrawn), test::day(2));
  append_consent(lab.store, ben, said(Purpose::call, ConsentState::given), test::day(2));
  lab.store.run("UPDATE member SET delivery = 'off', delivery_by = 'member' WHERE id = ?", ben);
  lab.store.run("UPDATE member_address SET state = 'bad' WHERE member_id = ?", anna);
  const auto later = lab.member("Cai", "cai@example.org");
  append_consent(lab.store, later, said(Purpose::call, ConsentState::refused), test::day(2));

  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  CHECK(carry_refusals(restored, lab.store, test::day(4)) == 3);
  CHECK(consent_state(restored, anna, Purpose::contact) == ConsentState::withdrawn);
  CHECK(consent_state(restored, ben, Purpose::call) == ConsentState::unknown);
  CHECK(restored.first("SELECT delivery_by FROM member WHERE id = ?", ben)->view(0) == "member");
  CHECK(restored.first("SELECT state FROM member_address WHERE member_id = ?", anna)->view(0) ==
        "bad");
  CHECK(carry_refusals(restored, lab.store, test::day(4)) == 0);
}

TEST_CASE("members restored: a no whose number was given again elsewhere is still carried") {
  test::Community lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto ben = lab.member("Ben", "ben@example.org");
  const auto file = lab.folder.path() / "backup.db";
  store::backup(lab.store.path(), file, store::Overwrite::no);
  append_consent(lab.store, anna, said(Purpose::contact, ConsentState::refused), test::day(2));

  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  append_consent(restored, ben, said(Purpose::call, ConsentState::given), test::day(1));
  CHECK(carry_refusals(restored, lab.store, test::day(4)) == 1);
  CHECK(consent_state(restored, anna, Purpose::contact) == ConsentState::refused);
  CHECK(consent_state(restored, ben, Purpose::call) == ConsentState::given);
}

TEST_CASE("members restored: who said no under an address of after the backup is not written to") {
  test::Community lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto ben = lab.member("Ben", "ben@example.org");
  const auto file = lab.folder.path() / "backup.db";
  store::backup(lab.store.path(), file, store::Overwrite::no);
  lab.store.run("UPDATE member_address SET key = 'anna@example.net' WHERE member_id = ?", anna);
  append_consent(lab.store, anna, said(Purpose::contact, ConsentState::refused), test::day(2));
  const auto late = lab.member("Late", "late@example.org");
  append_consent(lab.store, late, said(Purpose::contact, ConsentState::withdrawn), test::day(2));
  lab.member("Still", "still@example.org");
  lab.store.run("UPDATE member SET delivery = 'off', delivery_by = 'bounces' WHERE id = ?", ben);

  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  CHECK(carry_refusals(restored, lab.store, test::day(4)) == 4);
  CHECK(consent_state(restored, anna, Purpose::contact) == ConsentState::refused);
  CHECK(mail::suppression(restored, "anna@example.net"));
  CHECK(mail::suppression(restored, "late@example.org")->at == test::day(4));
  CHECK_FALSE(mail::suppression(restored, "anna@example.org"));
  CHECK_FALSE(mail::suppression(restored, "still@example.org"));
  CHECK_FALSE(mail::suppression(restored, "ben@example.org"));
  CHECK(carry_refusals(restored, lab.store, test::day(5)) == 0);
}

TEST_CASE("members restored: of two who were merged since the backup, the no is both's") {
  test::Community lab;
  const auto anna = lab.member("Anna", "anna@example.org", test::day(1));
  const auto lee = lab.member("A. Lee", "lee@example.org");
  const auto called = lab.member("Anna Lee");
  const auto file = lab.folder.path() / "backup.db";
  store::backup(lab.store.path(), file, store::Overwrite::no);
  for (const auto duplicate : {lee, called})
    combine(lab.store, anna, duplicate, handover::holdings(), test::day(2));
  append_consent(lab.store, anna, said(Purpose::call, ConsentState::refused), test::day(3));
  lab.store.run("UPDATE member SET delivery = 'off', delivery_by = 'member' WHERE id = ?", anna);

  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  CHECK(carry_refusals(restored, lab.store, test::day(4)) == 6);
  for (const auto member : {anna, lee, called}) {
    CAPTURE(member);
    CHECK(consent_state(restored, member, Purpose::call) == ConsentState::refused);
    CHECK(restored.first("SELECT delivery FROM member WHERE id = ?", member)->view(0) == "off");
  }
}

TEST_CASE("members restored: a yes that was said after the no stays") {
  test::Community lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto file = lab.folder.path() / "backup.db";
  store::backup(lab.store.path(), file, store::Overwrite::no);
  append_consent(lab.store, anna, said(Purpose::contact, ConsentState::refused), test::day(2));

  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  append_consent(restored, anna, said(Purpose::contact, ConsentState::given), test::day(3));
  CHECK(carry_refusals(restored, lab.store, test::day(4)) == 0);
  CHECK(consent_state(restored, anna, Purpose::contact) == ConsentState::given);
}

}  // namespace qlab::members
