// SPDX-License-Identifier: Apache-2.0
// Times are proposed to members whose calls are to be arranged, and kept for them while they
// choose.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/calls/round.hpp"
#include "lib/core/clock.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

struct OfferRules {
  RoundRules round;
  std::size_t count = 3;             ///< the most times for each member
  std::chrono::seconds hold{0};      ///< how long they are kept
  std::chrono::seconds lead{0};      ///< none begins sooner
  std::optional<std::string> staff;  ///< whose times; else the owner's of each call, else anybody's
  std::vector<std::string> slots = {};  ///< exactly these, for one call
};

/// Proposes times for these calls, earliest first; no time to two members. A call whose times are
/// still kept, or whose member may not be called, is out. Writes nothing. Throws refused for a call
/// that cannot be offered, and for a named slot that is not free.
Round plan_offers(const store::Store& store, const std::vector<Call>& calls,
                  const OfferRules& rules, Instant now);

/// The calls to be arranged of the members that a query selects: of each the oldest.
std::vector<Call> calls_to_arrange(const store::Store& store, const members::Query& query);

/// Keeps the times and puts the letters into the outbox, all or nothing; a call whose times were
/// taken meanwhile moves out.
void queue_offers(store::Store& store, const mail::Desk& desk, const Setting& setting, Round& round,
                  Instant now);

}  // namespace qlab::calls
