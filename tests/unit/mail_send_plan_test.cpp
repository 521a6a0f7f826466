// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/send_plan.hpp"

#include <doctest/doctest.h>

#include "tests/support/mailroom.hpp"

namespace qlab::mail {
namespace {

std::string shown(const Plan& plan) {
  std::string all;
  for (const auto& decision : plan.decisions) {
    all +=
        decision.who + " " + std::string(decision.out ? name(decision.out->reason) : "in") + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("send plan: every mail that waits is in or out, in the order of sending") {
  test::Mailroom room;
  room.fill(6);
  for (const int id : {2, 5}) room.own(id);
  room.store.run("UPDATE message SET state = 'sent' WHERE id = 3");
  room.store.run("UPDATE message SET due_at = due_at + 1 WHERE id = 1");
  room.store.run("UPDATE message SET due_at = due_at - 1, state = 'deferred' WHERE id = 6");
  const auto objection = [](const Claimed& message) {
    return message.envelope.recipient == "person2@example.org"
               ? std::optional(Objection{Reason::withdrawn, "withdrawn"})
               : std::nullopt;
  };
  const auto [plan, tried] = plan_sending(room.store, {room.now, 3, {}, objection});
  CHECK(shown(plan) == "o6 in\no2 withdrawn\no4 in\no5 over_max\no1 not_due\n");
  CHECK(tried == 3);
  CHECK(plan.max == 3);
}

TEST_CASE("send plan: what a run would not take in hand uses up none of its number") {
  test::Mailroom room;
  room.fill(3);
  room.store.run("UPDATE message SET origin = 'automatic', zone = 'Europe/London' WHERE id = 1");
  room.store.run("UPDATE message SET useless_from = ? WHERE id = 2", room.now);
  SendRules rules{room.now, 1};
  rules.quiet_until = [&](std::string_view zone) {
    return zone == "Europe/London" ? std::optional(room.now) : std::nullopt;
  };
  const auto night = plan_sending(room.store, rules);
  CHECK(shown(night.plan) == "o1 not_due\no2 outdated\no3 in\n");
  CHECK(night.plan.decisions[0].out->text == "it waits for the end of the quiet hours");
  CHECK(night.tried == 1);
  rules.quiet_until = {};
  CHECK(shown(plan_sending(room.store, rules).plan) == "o1 in\no2 outdated\no3 over_max\n");
}

}  // namespace qlab::mail
