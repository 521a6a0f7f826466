// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/send_plan.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"

namespace qlab::mail {
namespace {

/// Why a run that begins now does not take the mail in hand; nothing where it does.
std::optional<Objection> not_now(const Claimed& message, Instant due, const SendRules& rules) {
  if (message.useless_from && *message.useless_from <= rules.now) {
    return Objection{Reason::outdated, std::string(too_late)};
  }
  if (due > rules.now) return Objection{Reason::not_due, "it is due later"};
  if (message.automatic && rules.quiet_until && rules.quiet_until(message.zone)) {
    return Objection{Reason::not_due, "it waits for the end of the quiet hours"};
  }
  return {};
}

}  // namespace

SendPlan plan_sending(const store::Store& store, const SendRules& rules) {
  SendPlan whole;
  whole.plan.max = rules.max;
  auto row = store.prepare(
      fmt::format("SELECT id, member_id, address, origin, zone, useless_from, due_at FROM message"
                  " WHERE state IN ('queued', 'deferred'){} ORDER BY due_at, id",
                  rules.audience.and_among()));
  while (row.step()) {
    Claimed message;
    message.id = row.integer(0);
    message.member_id = row.maybe_integer(1);
    message.envelope.recipient = row.text(2);
    message.automatic = row.view(3) == "automatic";
    message.zone = row.text(4);
    message.useless_from = row.maybe_instant(5);
    auto& decision = whole.plan.decisions.emplace_back();
    decision.who = ref(Letter::message, message.id);
    decision.out = not_now(message, row.instant(6), rules);
    if (decision.out) continue;
    if (whole.tried >= rules.max) {
      decision.out = {Reason::over_max, fmt::format("more than {} at once", rules.max)};
      continue;
    }
    ++whole.tried;
    if (rules.objection) decision.out = rules.objection(message);
  }
  return whole;
}

}  // namespace qlab::mail
