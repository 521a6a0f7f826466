// SPDX-License-Identifier: Apache-2.0
// The sunset clock: when each step of the handover is due. The freeze among them is kept and
// enforced by the store (lib/store/freeze.hpp).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// In the order in which they must come; the first two may change places.
enum class Step { last_send, comments_close, freeze, pack, acknowledgement, erasure };
inline constexpr Names<6> steps{"last send", "comments close",  "freeze",
                                "pack",      "acknowledgement", "erasure"};

constexpr std::string_view name(Step step) { return steps.at(static_cast<std::size_t>(step)); }

/// When each step is due; nothing where that is not planned yet.
class Plan {
 public:
  [[nodiscard]] const std::optional<Instant>& at(Step step) const {
    return m_dates.at(static_cast<std::size_t>(step));
  }
  void set(Step step, std::optional<Instant> at) {
    m_dates.at(static_cast<std::size_t>(step)) = at;
  }
  bool operator==(const Plan&) const = default;

 private:
  std::array<std::optional<Instant>, steps.size()> m_dates;
};

Plan plan(const store::Store& store);

/// One date that is set, or taken away.
struct PlanChange {
  Step step = Step::freeze;
  std::optional<Instant> at;
};

/// Writes what differs, all or nothing, and returns the plan as it is then. Throws usage where a
/// step would come before one that it rests on.
Plan change_plan(store::Store& store, std::span<const PlanChange> changes, Instant now);

/// The last step that is planned: what the sunset clock counts down to.
std::optional<Instant> sunset(const Plan& plan);

}  // namespace qlab::handover
