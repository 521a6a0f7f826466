// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/agenda.hpp"

#include <fmt/format.h>

#include "lib/handover/plan.hpp"

namespace qlab::handover {
namespace {

struct Next {
  Step step = Step::freeze;
  Instant at;
};

std::optional<Next> next_step(const Plan& plan, Instant now) {
  std::optional<Next> next;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto step = static_cast<Step>(i);
    const auto at = plan.at(step);
    if (at && *at > now && (!next || *at < next->at)) next = {step, *at};
  }
  return next;
}

}  // namespace

void add_tasks(const store::Store& store, Instant now, Agenda& agenda) {
  const auto next = next_step(plan(store), now);
  if (!next) return;
  const auto days = std::chrono::ceil<std::chrono::days>(next->at - now).count();
  agenda.push_back(
      {"handover", "days_to_step", days,
       fmt::format("{} to '{}' of the handover", counted(days, "day", "days"), name(next->step)),
       "qlab handover status", next->at});
}

}  // namespace qlab::handover
