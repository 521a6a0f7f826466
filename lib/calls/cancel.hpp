// SPDX-License-Identifier: Apache-2.0
// Calls a call off. Before a time was agreed that means: the member wants none, or staff needs none
// any more.
#pragma once

#include <vector>

#include "lib/calls/round.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// The calls as they would be, and the letters that take them out of calendars; nobody is written
/// to about a call that no calendar has. Throws refused for a call that is over.
Round plan_cancelling(const store::Store& store, const std::vector<Call>& calls, Side by,
                      const RoundRules& rules);

/// Calls them off, gives their slots back and puts the letters into the outbox: all or nothing.
void carry_out_cancelling(store::Store& store, const mail::Desk* desk, const Setting& setting,
                          Round& round, Side by, Instant now);

}  // namespace qlab::calls
