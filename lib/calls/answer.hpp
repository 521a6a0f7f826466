// SPDX-License-Identifier: Apache-2.0
// What members answer to invitations and offers, in the words that a receiver of mail needs.
#pragma once

#include <cstdint>
#include <string>

#include "lib/calls/call.hpp"
#include "lib/calls/transition.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

enum class Reply { accepted, tentative, declined };

/// What became of an answer: it counts, or staff must look at it.
struct Outcome {
  bool applied = false;
  std::string what;  ///< "confirmed 'k4'"
};

/// A calendar's answer to the revision that the call is at, within the caller's change. Yes
/// confirms; no gives the slot back and makes the call to be arranged anew; perhaps is for staff to
/// see. What was said before the time was agreed, or before what holds, does not count.
Outcome answer(store::Store& store, const Call& call, Reply reply, Instant answered_at,
               Instant now);

/// The member chose a slot that was kept for them, within the caller's change.
Outcome choose(store::Store& store, const Call& call, std::int64_t slot, Instant now);

/// The time does not hold any more: gives back the slots, takes back letters that wait, and takes
/// the step, within the caller's change.
void put_back(store::Store& store, Call call, const Step& step, Instant now);

}  // namespace qlab::calls
