// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invite.hpp"

#include <doctest/doctest.h>

#include "lib/core/ids.hpp"
#include "lib/mail/undo.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/store/log.hpp"
#include "lib/store/undo.hpp"
#include "lib/webinar/edit.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/tell.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using test::day;

/// Bytes that a test can read: the real ones are GMime's affair.
class PlainComposer : public mail::Composer {
 public:
  std::string compose(const mail::Message& message) override {
    if (message.to.name == "Cannot Be Written") throw Error(Kind::data, "no such mail");
    return "To: " + message.to.address + "\r\n\r\n" + message.text;
  }
};

struct Fixture : test::WebinarLab {
  Fixture() {
    host.identity.from = {"Peer Support Lab", "lab@example.org"};
    anna = member("Anna", "anna@example.org");
    ben = member("Ben", "ben@example.org");
  }

  std::int64_t member(std::string_view name, std::string_view address) {
    const auto id = community.member(name, address);
    community.store.run("UPDATE member SET relation = 'collaborator' WHERE id = ?", id);
    return id;
  }

  [[nodiscard]] Round plan(std::string_view query = "relation:collaborator",
                           RoundRules rules = {}) const {
    return plan_invitations(community.store, webinar, members::Query::parse(query), rules, day(1));
  }
  void correct(std::int64_t member, std::string_view address) {
    community.store.run("UPDATE member_address SET address = ?2, key = ?2 WHERE member_id = ?1",
                        member, address);
  }
  Round invite() {
    auto decided = plan();
    queue_invitations(community.store, {templates, composer, host}, webinar, decided, day(1));
    return decided;
  }
  [[nodiscard]] std::int64_t mails() const {
    return community.number("SELECT count(*) FROM message");
  }

  mail::Templates templates;
  PlainComposer composer;
  Host host;
  std::int64_t anna = 0;
  std::int64_t ben = 0;
};

std::string reasons(const Round& plan) {
  std::string out;
  for (const auto& [member, why] : plan.skipped) {
    out += ref(Letter::member, member) + ": " + why.text + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("invite: each member gets one mail of their own and stands as invited") {
  Fixture lab;
  const auto done = lab.invite();
  CHECK(done.recipients.size() == 2);
  CHECK(done.skipped.empty());
  CHECK(lab.community.text("SELECT group_concat(purpose || ' ' || object || ' ' || recipient ||"
                           " ' ' || occurrence || ' ' || address || ' ' || state, ', ')"
                           " FROM message") ==
        "invite w1 m1 0 anna@example.org queued, invite w1 m2 0 ben@example.org queued");
  CHECK(present_answer(lab.community.store, lab.webinar.id, lab.anna) == Answer::invited);
}

TEST_CASE("invite: nobody is invited twice") {
  Fixture lab;
  lab.invite();
  const auto again = lab.invite();
  CHECK(again.recipients.empty());
  CHECK(reasons(again) == "m1: already invited\nm2: already invited\n");
  CHECK(lab.mails() == 2);
}

TEST_CASE("invite: whose mail was taken out before it was sent can be invited again") {
  Fixture lab;
  lab.invite();
  lab.community.store.run("UPDATE message SET state = 'cancelled' WHERE member_id = ?", lab.ben);
  CHECK(lab.invite().recipients.size() == 1);
  CHECK(lab.community.text("SELECT group_concat(recipient || ' ' || occurrence || ' ' || state,"
                           " ', ') FROM message") == "m1 0 queued, m2 0#2 cancelled, m2 0 queued");
  CHECK(reasons(lab.invite()) == "m1: already invited\nm2: already invited\n");
}

TEST_CASE("invite: whose mail was refused is invited again once their address is another one") {
  Fixture lab;
  lab.invite();
  lab.community.store.run("UPDATE message SET state = 'failed'");
  CHECK(lab.invite().recipients.empty());
  lab.correct(lab.anna, "ann@example.org");
  const auto done = lab.invite();
  REQUIRE(done.recipients.size() == 1);
  CHECK(done.recipients[0].mailbox.address == "ann@example.org");
  CHECK(reasons(done) == "m2: already invited\n");
  // Nobody tries again what is in nobody's place any more.
  CHECK(lab.community.text("SELECT state FROM message WHERE id = 1") == "cancelled");
}

TEST_CASE("invite: whose mail came back is invited again once their address is another one") {
  Fixture lab;
  lab.invite();
  lab.community.store.run("UPDATE message SET state = 'sent'");
  const auto reached = [&](const CameBack& came_back) {
    RoundRules rules;
    rules.came_back = came_back;
    return lab.plan("relation:collaborator", rules).recipients.size();
  };
  const auto all_did = [](std::int64_t /*mail*/) { return true; };
  CHECK(reached(all_did) == 0);
  lab.correct(lab.anna, "ann@example.org");
  CHECK(reached(all_did) == 1);
  CHECK(reached({}) == 0);
}

TEST_CASE("invite: who was invited between the decision and the outbox is left out") {
  Fixture lab;
  auto early = lab.plan();
  lab.invite();
  queue_invitations(lab.community.store, {lab.templates, lab.composer, lab.host}, lab.webinar,
                    early, day(1));
  CHECK(early.recipients.empty());
  CHECK(early.selected() == 2);
  CHECK(lab.mails() == 2);
}

TEST_CASE("invite: who knows an older state is told of the change, and not invited once more") {
  Fixture lab;
  lab.invite();
  lab.community.store.run("UPDATE message SET state = iif(member_id = ?, 'sent', 'failed')",
                          lab.anna);
  Edit wanted;
  wanted.starts_at = day(60);
  lab.webinar = edit(lab.community.store, lab.webinar, wanted, day(1)).after;
  CHECK(reasons(lab.plan()) == "m1: already invited, before it changed\n");
  CHECK(plan_telling(lab.community.store, lab.webinar, {}, day(1)).recipients.size() == 1);
  SUBCASE("also where the change was taken back") {
    store::undo(lab.community.store, store::last_change(lab.community.store).value(),
                mail::own_histories(), day(1));
    lab.webinar = find(lab.community.store, "future");
    CHECK(lab.webinar.sequence == 2);
    CHECK(reasons(lab.plan()) == "m1: already invited, before it changed\n");
  }
  SUBCASE("but not whose mail came back from an address that is corrected by now") {
    lab.correct(lab.anna, "ann@example.org");
    RoundRules rules;
    rules.came_back = [](std::int64_t /*mail*/) { return true; };
    CHECK(lab.plan("relation:collaborator", rules).recipients.size() == 2);
  }
}

TEST_CASE("invite: whoever answered is left alone") {
  Fixture lab;
  answer(lab.community.store, lab.webinar, {lab.anna, Answer::no, Source::staff, day(1)}, day(1));
  answer(lab.community.store, lab.webinar, {lab.ben, Answer::yes, Source::staff, day(1)}, day(1));
  CHECK(reasons(lab.plan()) == "m1: answered already: no\nm2: answered already: yes\n");
}

TEST_CASE("invite: without an address, or where mail was refused, nobody is written to") {
  Fixture lab;
  lab.member("Nowhere", "");
  lab.community.store.run("UPDATE member SET delivery = 'off' WHERE id = ?", lab.ben);
  members::change_consent(
      lab.community.store, lab.anna,
      {members::Purpose::contact, "", members::ConsentState::refused, "mail", "a mail", ""},
      day(1));
  const auto plan = lab.plan();
  CHECK(plan.recipients.empty());
  CHECK(plan.skipped.size() == 3);
}

TEST_CASE("invite: a limit leaves the rest for later") {
  Fixture lab;
  RoundRules rules;
  rules.max = 1;
  CHECK(reasons(lab.plan("relation:collaborator", rules)) == "m2: more than 1 at once\n");
}

TEST_CASE("invite: an empty query selects nobody") {
  const Fixture lab;
  CHECK(lab.plan("").selected() == 0);
}

TEST_CASE("invite: a mail that cannot be made leaves nobody invited") {
  Fixture lab;
  lab.member("Cannot Be Written", "no@example.org");
  CHECK(test::error_of([&] { lab.invite(); }));
  CHECK(lab.mails() == 0);
  CHECK(count(lab.community.store, lab.webinar.id).invited == 0);
}

TEST_CASE("invite: once it has begun, nobody is") {
  const Fixture lab;
  const auto error = test::error_of([&] {
    plan_invitations(lab.community.store, lab.webinar, members::Query::everybody(), {},
                     lab.webinar.starts_at);
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
}

TEST_CASE("invite: the plan that is kept holds every decision, in the order of the members") {
  Fixture lab;
  lab.member("Carl", "carl@example.org");
  lab.community.store.run("UPDATE member SET delivery = 'off' WHERE id = ?", lab.ben);
  const auto kept = [&] { return as_plan(lab.plan(), lab.templates, lab.host, lab.webinar); };
  const auto plan = kept();
  CHECK(plan.object == "w1");
  REQUIRE(plan.decisions.size() == 3);
  CHECK(plan.decisions[0].who == "m1");
  CHECK(plan.decisions[0].is_in());
  CHECK(plan.decisions[1].who == "m2");
  CHECK(plan.decisions[1].out->reason == mail::Reason::delivery_off);
  CHECK(plan.decisions[2].who == "m3");
  CHECK(mail::differences(plan, kept()).empty());
  lab.community.store.run("UPDATE member SET name = 'Ann' WHERE id = ?", lab.anna);
  const auto changed = mail::differences(plan, kept());
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].who == "m1");
  CHECK(changed[0].drift == mail::Drift::letter);
}

TEST_CASE("invite: a webinar that moved is another letter to everybody") {
  Fixture lab;
  const auto before = as_plan(lab.plan(), lab.templates, lab.host, lab.webinar);
  lab.webinar.starts_at += std::chrono::minutes(30);
  const auto now = as_plan(lab.plan(), lab.templates, lab.host, lab.webinar);
  CHECK(mail::differences(before, now).size() == 2);
}

TEST_CASE("invite: where the webinar changed since it was decided, nobody is written to") {
  Fixture lab;
  auto decided = lab.plan();
  lab.community.store.run("UPDATE webinar SET sequence = 1");
  const auto error = test::error_of([&] {
    queue_invitations(lab.community.store, {lab.templates, lab.composer, lab.host}, lab.webinar,
                      decided, day(1));
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::temporary);
  CHECK(std::string(error->what()) == "'future' changed meanwhile");
  CHECK(lab.mails() == 0);
}

TEST_CASE("invite: a mail from after the backup is that of whoever has its address") {
  Fixture lab;
  lab.invite();
  lab.community.store.run("UPDATE message SET state = 'sent'");
  lab.community.store.run(
      "UPDATE message SET member_id = NULL, recipient = 'm9' WHERE recipient = 'm1'");
  lab.community.store.run("DELETE FROM rsvp");
  const auto done = lab.invite();
  CHECK(done.recipients.empty());
  CHECK(reasons(done) == "m2: already invited\nm1: already invited\n");
  CHECK(lab.mails() == 2);
  CHECK(lab.community.number("SELECT member_id FROM message WHERE id = 1") == lab.anna);
  CHECK(present_answer(lab.community.store, lab.webinar.id, lab.anna) == Answer::invited);
}

TEST_CASE("invite: who was erased or merged since it was decided is left out") {
  Fixture lab;
  const auto cai = lab.member("Cai", "cai@example.org");
  auto decided = lab.plan();
  lab.community.store.run("UPDATE member SET erased_at = 1 WHERE id = ?", lab.anna);
  lab.community.store.run("DELETE FROM member_address WHERE member_id = ?", cai);
  lab.community.store.run("DELETE FROM member WHERE id = ?", cai);
  queue_invitations(lab.community.store, {lab.templates, lab.composer, lab.host}, lab.webinar,
                    decided, day(1));
  CHECK(reasons(decided) ==
        "m1: the member is no longer there\nm3: the member is no longer there\n");
  CHECK(lab.community.text("SELECT group_concat(recipient) FROM message") == "m2");
}

}  // namespace qlab::webinar
