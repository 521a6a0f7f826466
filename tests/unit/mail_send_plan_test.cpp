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
  const auto objection = [](std::int64_t member) {
    return member == 2 ? std::optional(Objection{Reason::withdrawn, "withdrawn"}) : std::nullopt;
  };
  const auto plan = plan_sending(room.store, {room.now, 3, {}, objection});
  CHECK(shown(plan) == "o6 in\no2 withdrawn\no4 in\no5 over_max\no1 not_due\n");
  CHECK(count_tried(plan) == 3);
  CHECK(plan.max == 3);
}

}  // namespace qlab::mail
