// SPDX-License-Identifier: Apache-2.0
// How far the handover is: what is done, what is open and what is overdue, each with the command
// that does it, who is unaccounted for, and whose word is missing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/handover/accounted.hpp"
#include "lib/handover/plan.hpp"
#include "lib/handover/successor.hpp"
#include "lib/members/consent_open.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

enum class Ready { done, open, overdue };
inline constexpr Names<3> readies{"done", "open", "overdue"};

constexpr std::string_view name(Ready ready) { return readies.at(static_cast<std::size_t>(ready)); }

/// One thing that must be so before a successor can start the next morning.
struct Check {
  std::string_view what;  ///< its name for scripts: "comments read"
  Ready ready = Ready::open;
  std::int64_t count = 0;  ///< how many are still to be dealt with
  std::string detail;      ///< a sentence's end: "3 comments wait for a decision"
  std::optional<Instant> due;
  std::string command;  ///< what to run; empty where nothing is to be done
};

/// A successor, and what members said about being passed on to it.
struct Standing {
  Successor successor;
  SuccessorConsents consents;
};

struct Readiness {
  Instant as_of;
  Plan plan;
  bool is_frozen = false;
  std::vector<Check> checks;
  std::vector<Standing> successors;
  Accounted accounted;

  [[nodiscard]] std::int64_t count(Ready ready) const;
};

/// Looks at everything once.
Readiness readiness(const store::Store& store, Instant now);

}  // namespace qlab::handover
