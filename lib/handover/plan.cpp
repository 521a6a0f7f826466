// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/plan.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/core/error.hpp"
#include "lib/store/change.hpp"

namespace qlab::handover {
namespace {

/// What must not come before what.
constexpr std::array<std::pair<Step, Step>, 5> orders{{
    {Step::last_send, Step::freeze},
    {Step::comments_close, Step::freeze},
    {Step::freeze, Step::pack},
    {Step::pack, Step::acknowledgement},
    {Step::acknowledgement, Step::erasure},
}};

/// The dates that are set between the two may be missing, so every pair down the line is compared.
void check_order(const Plan& plan) {
  const auto compare = [&](Step first, Step second) {
    const auto& before = plan.at(first);
    const auto& after = plan.at(second);
    if (!before || !after || *before <= *after) return;
    throw Error(Kind::usage,
                fmt::format("'{}' ({}) would come before '{}' ({})", name(second), rfc3339(*after),
                            name(first), rfc3339(*before)),
                "what rests on a step is planned behind it; nothing was changed");
  };
  for (const auto& [first, second] : orders) compare(first, second);
  constexpr std::array line{Step::freeze, Step::pack, Step::acknowledgement, Step::erasure};
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (auto j = i + 1; j < line.size(); ++j) compare(line.at(i), line.at(j));
  }
}

void write(store::Store& store, Step step, std::optional<Instant> at) {
  if (step == Step::freeze) {
    store::freeze_from(store, at);
  } else if (at) {
    store.run(
        "INSERT INTO handover_date (step, at) VALUES (?1, ?2)"
        " ON CONFLICT (step) DO UPDATE SET at = excluded.at",
        name(step), *at);
  } else {
    store.run("DELETE FROM handover_date WHERE step = ?", name(step));
  }
}

}  // namespace

Plan plan(const store::Store& store) {
  Plan plan;
  auto rows = store.prepare("SELECT step, at FROM handover_date");
  while (rows.step()) plan.set(named<Step>(steps, rows.view(0)).value(), rows.instant(1));
  plan.set(Step::freeze, store::frozen_from(store));
  return plan;
}

Plan change_plan(store::Store& store, std::span<const PlanChange> changes, Instant now) {
  store::Change change(store, now, store::WhenFrozen::allowed);
  const auto before = plan(store);
  auto after = before;
  for (const auto& [step, at] : changes) after.set(step, at);
  check_order(after);
  for (const auto& [step, at] : changes) {
    if (before.at(step) != after.at(step)) write(store, step, after.at(step));
  }
  change.commit("changed the plan of the handover");
  return after;
}

std::optional<Instant> sunset(const Plan& plan) {
  std::optional<Instant> last;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (const auto& at = plan.at(static_cast<Step>(i)); at && (!last || *at > *last)) last = at;
  }
  return last;
}

}  // namespace qlab::handover
