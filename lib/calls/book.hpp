// SPDX-License-Identifier: Apache-2.0
// A time is agreed, or another one: the slot is taken and the invitation written in one immediate
// transaction, so that of many who want one slot exactly one gets it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "lib/calls/round.hpp"
#include "lib/calls/transition.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// What was agreed: a slot, or any other time of somebody of staff.
struct Target {
  std::string slot;  ///< t12; empty: the time
  Instant starts_at = {};
  std::chrono::seconds length{0};
  std::string staff = {};  ///< who holds it; of a slot whoever has it
};

/// The call as it would be booked, or moved where it is booked already, and its invitation. Writes
/// nothing. Throws refused, with the reason, where the slot is taken, kept for another call or
/// begun, where its offer ran out, where staff has something else then, and where the member said
/// no to calls.
Round plan_booking(const store::Store& store, const Call& call, Event event, const Target& target,
                   const RoundRules& rules, Instant now);

/// Books or moves, and puts the invitation into the outbox: all or nothing. Throws as plan_booking,
/// for what is so by now.
void carry_out_booking(store::Store& store, const mail::Desk* desk, const Setting& setting,
                       Round& round, Event event, const Target& target, Instant now);

/// Books a slot that was kept for the call because its member chose it, within the caller's change.
/// Its invitation goes with the next letters that are due. Throws as plan_booking.
Call book_chosen(store::Store& store, const Call& call, std::int64_t slot, Instant now);

}  // namespace qlab::calls
