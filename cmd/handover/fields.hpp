// SPDX-License-Identifier: Apache-2.0
// How the plan, successors, lessons and open work are shown, in every format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/handover/learning.hpp"
#include "lib/handover/plan.hpp"
#include "lib/handover/progress.hpp"
#include "lib/handover/successor.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// One date of the plan, and how far off it is.
struct PlannedStep {
  std::string_view step;
  std::optional<Instant> at;
  std::optional<std::int64_t> days_left;  ///< whole days; less than 0 once it is over
  bool is_over = false;
};
render::Fields<PlannedStep> plan_fields();

/// Calls take for each step of the plan, in their order.
template <class Take>
void each_step(const handover::Plan& plan, Instant now, const Take& take) {
  for (std::size_t i = 0; i < handover::steps.size(); ++i) {
    const auto at = plan.at(static_cast<handover::Step>(i));
    PlannedStep step{handover::steps.at(i), at, {}, at && *at <= now};
    if (at) step.days_left = std::chrono::floor<std::chrono::days>(*at - now).count();
    take(step);
  }
}

struct SuccessorView {
  handover::Successor successor;
  handover::SuccessorConsents consents;
};
render::Fields<SuccessorView> successor_fields();

render::Fields<handover::Lesson> lesson_fields();
render::Fields<handover::Task> task_fields();

}  // namespace qlab::cmd
