// SPDX-License-Identifier: Apache-2.0
// Whose answers count: the members there were when a scenario opened. Who joined later is counted
// apart. The only place where scenarios look at members.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "lib/core/clock.hpp"
#include "lib/members/consent.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

struct Electorate {
  std::int64_t members = 0;
  std::int64_t reachable = 0;  ///< of them: mail could go to them at the opening, or they answered
  std::int64_t later = 0;      ///< joined since
};

/// By the id of the scenario.
using Electorates = std::map<std::int64_t, Electorate>;

/// Of each scenario that was ever opened, or of one of them.
Electorates electorates(const store::Store& store, std::optional<std::int64_t> scenario_id = {});

/// Throws not_found where there is no such member.
bool joined_after(const store::Store& store, std::int64_t member_id, Instant opened_at);

/// Keeps to whom no mail could go as the scenario opens, within the caller's change.
void keep_unreached(store::Store& store, std::int64_t scenario_id, members::Basis basis);

/// Whoever answers was reached, within the caller's change.
void mark_reached(store::Store& store, std::int64_t scenario_id, std::int64_t member_id);

}  // namespace qlab::scenarios
