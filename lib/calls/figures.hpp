// SPDX-License-Identifier: Apache-2.0
// Calls as others count them. Reads only.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/calls/call.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// Where the calls of members stand that are open or were held, from member ?1 on: rows as
/// webinar::voices_sql says, with the state of each; when it changed; when it begins; of one that
/// is proposed, until when times are kept; and who of staff holds or arranges it.
inline constexpr std::string_view voices_sql =
    "SELECT member_id AS member, 'call ' || state, changed_at, starts_at,"
    " CASE state WHEN 'proposed' THEN (SELECT max(held_until) FROM call_slot"
    " WHERE call_id = call.id AND held_until IS NOT NULL) END, iif(staff <> '', staff, owner)"
    " FROM call INDEXED BY call_member WHERE member_id >= ?1 AND state IN ('wanted', 'proposed', "
    "'booked', 'held')";

/// Calls that are not over.
struct OpenCalls {
  bool any = false;  ///< whether there ever was a call
  std::int64_t wanted = 0;
  std::int64_t proposed = 0;
  std::int64_t booked = 0;
};
OpenCalls open_calls(const store::Store& store);

/// Every call in its state, and those that were held by their outcome.
struct Figures {
  std::array<std::int64_t, states.size()> by_state{};
  std::map<std::string, std::int64_t> outcomes;  ///< by code; empty: none was said
};
Figures figures(const store::Store& store);

/// Members with whom a call was held, ascending.
std::vector<std::int64_t> ids_talked_to(const store::Store& store);

/// Calls with the member and the time of each call that was held.
void each_held(const store::Store& store,
               const std::function<void(std::int64_t member, Instant at)>& call);

}  // namespace qlab::calls
