// SPDX-License-Identifier: Apache-2.0
#include "lib/members/edit.hpp"

#include <doctest/doctest.h>

#include "lib/core/text.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/combine.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/find.hpp"
#include "lib/members/tagging.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::members {
namespace {

using test::day;
using test::error_of;

struct Register : test::Community {
  std::int64_t anna = member("Anna", "anna@example.org");
  std::int64_t ben = member("Ben", "ben@example.org");

  /// Edits and returns the changes: "role: -> chair".
  std::string edit(std::vector<std::int64_t> ids, const Edit& wanted) {
    const auto previewed = shown(preview_edit(store, ids, wanted));
    const auto done = shown(members::edit(store, ids, wanted, day(3)));
    CHECK(previewed == done);
    return done;
  }
  [[nodiscard]] Member read(std::int64_t id) const { return by_id(store, id).value(); }

  static std::string shown(const std::vector<FieldChange>& changes) {
    std::vector<std::string> all;
    for (const auto& one : changes) {
      all.push_back(fmt::format("m{} {}: {} -> {}", one.member, one.field, one.before, one.after));
    }
    return text::join(all, "\n");
  }
};

}  // namespace

TEST_CASE("members edit: fields change, empty ones are cleared, and what is so is not told") {
  Register lab;
  Edit wanted;
  wanted.name = " Anna Lee ";
  wanted.role = "chair";
  wanted.relation = "Collaborator";
  wanted.interest = "yes";
  CHECK(lab.edit({lab.anna}, wanted) ==
        "m1 name: Anna -> Anna Lee\n"
        "m1 role:  -> chair\n"
        "m1 relation:  -> collaborator\n"
        "m1 interest: unknown -> yes");
  CHECK(lab.read(lab.anna).updated == day(3));
  CHECK(lab.edit({lab.anna}, wanted).empty());
  CHECK(lab.number("SELECT count(*) FROM change_log") == 1);
  Edit cleared;
  cleared.role = cleared.relation = cleared.interest = "";
  CHECK(lab.edit({lab.anna}, cleared) ==
        "m1 role: chair -> \n"
        "m1 relation: collaborator -> \n"
        "m1 interest: yes -> unknown");
}

TEST_CASE("members edit: several at once are all changed or none") {
  Register lab;
  Edit both;
  both.nation = "Wales";
  CHECK(lab.edit({lab.ben, lab.anna, lab.ben}, both) ==
        "m1 nation:  -> Wales\nm2 nation:  -> Wales");
  Edit broken;
  broken.role = "chair";
  broken.added_emails = {"both@example.org"};
  const std::vector ids{lab.anna, lab.ben};
  CHECK(error_of([&] { members::edit(lab.store, ids, broken, day(4)); })->kind() == Kind::refused);
  CHECK(lab.read(lab.anna).role.empty());
  CHECK(lab.read(lab.anna).addresses.size() == 1);
}

TEST_CASE("members edit: addresses come, go and change places") {
  Register lab;
  Edit wanted;
  wanted.added_emails = {"lee@example.org", "ANNA@example.org"};
  wanted.primary = "lee@example.org";
  CHECK(lab.edit({lab.anna}, wanted) ==
        "m1 address:  -> lee@example.org\n"
        "m1 primary: anna@example.org -> lee@example.org");
  CHECK(lab.read(lab.anna).email() == "lee@example.org");
  Edit removed;
  removed.removed_emails = {"anna@example.org"};
  CHECK(lab.edit({lab.anna}, removed) == "m1 address: anna@example.org -> ");
  const std::vector ids{lab.anna};
  CHECK(error_of([&] { members::edit(lab.store, ids, removed, day(4)); })->kind() ==
        Kind::not_found);
  Edit taken;
  taken.added_emails = {"ben@example.org"};
  CHECK(error_of([&] { members::edit(lab.store, ids, taken, day(4)); })->kind() == Kind::refused);
}

TEST_CASE("members edit: a corrected address starts clean, and mail that bounces stopped goes on") {
  Register lab;
  lab.store.run("UPDATE member_address SET state = 'bad' WHERE member_id = 1");
  Edit off;
  off.delivery = "off";
  off.delivery_by = "bounces";
  CHECK(lab.edit({lab.anna}, off) == "m1 delivery: on -> off by bounces");
  Edit corrected;
  corrected.replaced_emails = {{"anna@example.org", "anna@example.net"}};
  CHECK(lab.edit({lab.anna}, corrected) ==
        "m1 address: anna@example.org (bad) -> anna@example.net\n"
        "m1 delivery: off by bounces -> on");
  CHECK(lab.read(lab.anna).addresses.front().state == AddressState::ok);
}

TEST_CASE("members edit: delivery that the member turned off is turned on by their word only") {
  Register lab;
  Edit off;
  off.delivery = "off";
  off.delivery_by = "member";
  CHECK(lab.edit({lab.anna}, off) == "m1 delivery: on -> off by member");
  Edit staff;
  staff.delivery = "off";
  CHECK(lab.edit({lab.anna}, staff).empty());
  staff.delivery = "on";
  const std::vector ids{lab.anna};
  const auto refused = error_of([&] { members::edit(lab.store, ids, staff, day(4)); });
  CHECK(refused->kind() == Kind::refused);
  CHECK(lab.read(lab.anna).delivery == "off");
  Edit member = off;
  member.delivery = "on";
  CHECK(lab.edit({lab.anna}, member) == "m1 delivery: off by member -> on");
}

TEST_CASE("members edit: the address of somebody who was erased never comes back") {
  Register lab;
  mail::suppress(lab.store, "gone@example.org", mail::SuppressionReason::erased, "", day(1));
  mail::suppress(lab.store, "stop@example.org", mail::SuppressionReason::unsubscribed, "", day(1));
  const std::vector ids{lab.anna};
  Edit wanted;
  wanted.added_emails = {"gone@example.org"};
  CHECK(error_of([&] { members::edit(lab.store, ids, wanted, day(2)); })->kind() == Kind::refused);
  wanted.added_emails = {"stop@example.org"};
  CHECK(members::edit(lab.store, ids, wanted, day(2)).size() == 1);
}

TEST_CASE("members edit: an address that is taken away from whoever said no is not written to") {
  Register lab;
  Consent no;
  no.state = ConsentState::refused;
  change_consent(lab.store, lab.anna, no, day(2));
  Edit corrected;
  corrected.replaced_emails = {{"anna@example.org", "anna@example.net"}};
  lab.edit({lab.anna}, corrected);
  const auto found = mail::suppression(lab.store, "anna@example.org").value();
  CHECK(found.reason == mail::SuppressionReason::unsubscribed);
  CHECK(found.detail == "it was an address of m1, who said no");
  CHECK_FALSE(mail::suppression(lab.store, "anna@example.net"));

  Edit removed;
  removed.removed_emails = {"ben@example.org"};
  lab.edit({lab.ben}, removed);
  CHECK_FALSE(mail::suppression(lab.store, "ben@example.org"));
  removed.removed_emails = {"anna@example.net"};
  removed.delivery = "off";
  lab.edit({lab.anna}, removed);
  CHECK(mail::suppression(lab.store, "anna@example.net"));
}

TEST_CASE("members edit: a no holds for addresses too that were taken away before") {
  Register lab;
  for (const auto& [id, name] : {std::pair(lab.anna, "anna"), std::pair(lab.ben, "ben")}) {
    Edit corrected;
    corrected.replaced_emails = {
        {fmt::format("{}@example.org", name), fmt::format("{}@a.org", name)}};
    lab.edit({id}, corrected);
  }
  Edit swapped;
  swapped.added_emails = {"anna@example.org"};
  lab.edit({lab.ben}, swapped);
  Edit off;
  off.delivery = "off";
  off.delivery_by = "bounces";
  lab.edit({lab.ben}, off);
  CHECK_FALSE(mail::suppression(lab.store, "ben@example.org"));
  off.delivery_by = "staff";
  lab.edit({lab.ben}, off);
  CHECK(mail::suppression(lab.store, "ben@example.org")->reason == mail::SuppressionReason::staff);
  CHECK_FALSE(mail::suppression(lab.store, "ben@a.org"));

  Consent no;
  no.state = ConsentState::withdrawn;
  change_consent(lab.store, lab.anna, no, day(4));
  CHECK_FALSE(mail::suppression(lab.store, "anna@example.org"));  // it is Ben's now
}

TEST_CASE("members edit: a no of one holds for what the other had, once they are merged") {
  Register lab;
  Edit corrected;
  corrected.replaced_emails = {{"anna@example.org", "anna@example.net"}};
  lab.edit({lab.anna}, corrected);
  Consent no;
  no.state = ConsentState::refused;
  change_consent(lab.store, lab.ben, no, day(3));
  CHECK_FALSE(mail::suppression(lab.store, "anna@example.org"));
  combine(lab.store, lab.ben, lab.anna, {}, day(4));
  CHECK(mail::suppression(lab.store, "anna@example.org"));
  CHECK_FALSE(mail::suppression(lab.store, "anna@example.net"));
}

TEST_CASE("members edit: participations are added once and taken back") {
  Register lab;
  Edit wanted;
  wanted.participations = {parse_participation("workshop:Cardiff@2026-05-01")};
  CHECK(lab.edit({lab.anna}, wanted) == "m1 participation:  -> workshop:Cardiff@2026-05-01");
  CHECK(lab.edit({lab.anna}, wanted).empty());
  Edit removed;
  removed.removed_participations = wanted.participations;
  CHECK(lab.edit({lab.anna}, removed) == "m1 participation: workshop:Cardiff@2026-05-01 -> ");
  const std::vector ids{lab.anna};
  CHECK(error_of([&] { members::edit(lab.store, ids, removed, day(4)); })->kind() ==
        Kind::not_found);
  for (const auto* wrong : {"workshop", "workshop@", "party@2026-05-01", "call@2026-02-30"}) {
    CAPTURE(wrong);
    CHECK(error_of([&] { parse_participation(wrong); })->kind() == Kind::usage);
  }
}

TEST_CASE("members tag: tags are slugs, put on once and taken off where they are") {
  Register lab;
  const std::vector<std::string> words{"+Welsh speaker", "+founder", "-evening"};
  const auto tagging = parse_tagging(words);
  CHECK(tagging.added == std::vector<std::string>{"welsh-speaker", "founder"});
  CHECK(tagging.removed == std::vector<std::string>{"evening"});
  const std::vector ids{lab.anna, lab.ben};
  auto tagged = tag(lab.store, ids, tagging, day(2));
  CHECK(tagged[0].added == tagging.added);
  CHECK(tagged[0].removed.empty());
  CHECK(lab.read(lab.ben).tags == std::vector<std::string>{"founder", "welsh-speaker"});
  tagged = tag(lab.store, ids, {{"founder"}, {"welsh-speaker"}}, day(3));
  CHECK(tagged[1].added.empty());
  CHECK(tagged[1].removed == std::vector<std::string>{"welsh-speaker"});
  for (const auto* wrong : {"founder", "+", "+!"}) {
    const std::vector<std::string> one{wrong};
    CHECK(error_of([&] { parse_tagging(one); })->kind() == Kind::usage);
  }
  const std::vector<std::string> both{"+a", "-A"};
  CHECK(error_of([&] { parse_tagging(both); })->kind() == Kind::usage);
}

}  // namespace qlab::members
