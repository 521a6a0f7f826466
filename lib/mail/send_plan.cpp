// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/send_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/ids.hpp"

namespace qlab::mail {

Plan plan_sending(const store::Store& store, const SendRules& rules) {
  Plan plan;
  plan.max = rules.max;
  std::size_t tried = 0;
  auto row =
      store.prepare(fmt::format("SELECT id, member_id, due_at FROM message"
                                " WHERE state IN ('queued', 'deferred'){} ORDER BY due_at, id",
                                rules.audience.and_among()));
  while (row.step()) {
    auto& decision = plan.decisions.emplace_back();
    decision.who = ref(Letter::message, row.integer(0));
    const auto member = row.maybe_integer(1);
    if (row.instant(2) > rules.now) {
      decision.out = {Reason::not_due, "it is due later"};
    } else if (tried++ >= rules.max) {
      decision.out = {Reason::over_max, fmt::format("more than {} at once", rules.max)};
    } else if (member && rules.objection) {
      decision.out = rules.objection(*member);
    }
  }
  return plan;
}

std::size_t count_tried(const Plan& plan) {
  return static_cast<std::size_t>(
      std::ranges::count_if(plan.decisions, [](const Decision& decision) {
        return decision.is_in() || (decision.out->reason != Reason::not_due &&
                                    decision.out->reason != Reason::over_max);
      }));
}

}  // namespace qlab::mail
