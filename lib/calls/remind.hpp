// SPDX-License-Identifier: Apache-2.0
// What is due about calls without anybody asking: reminders, invitations to what members chose
// themselves, and the end of offers that nobody took.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/calendar/before.hpp"
#include "lib/calls/round.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

struct ReminderRule {
  std::string name;  ///< part of what makes a reminder unique
  calendar::Before before;
  std::string letter = "call-remind";  ///< the name of the template
  std::chrono::seconds window{0};      ///< how late it may still go
};

/// A reminder that nobody ran in time.
struct Missed {
  Call call;
  std::string rule;
  Instant due;
  Instant missed_from;
};

struct Due {
  Round round;
  std::vector<Missed> missed;  ///< of which nobody was told
};

/// Decides about every booked call: a reminder is due from its time to the end of its window, or
/// the call; not where the call was booked later than that, since its member was told then. Writes
/// nothing.
Due plan_due(const store::Store& store, std::span<const ReminderRule> rules,
             const RoundRules& round, const Setting& setting, Instant now);

/// Puts the letters into the outbox, all or nothing.
void queue_due(store::Store& store, const mail::Desk& desk, const Setting& setting, Round& round,
               Instant now);

/// Keeps that these were missed.
void record_missed(store::Store& store, std::span<const Missed> missed, Instant now);

/// The calls whose offers ran out.
std::vector<Call> lapsed_offers(const store::Store& store, Instant now);

/// Makes these calls to be arranged anew, all or nothing; writes nothing where there are none.
void put_back_lapsed(store::Store& store, std::span<const Call> calls, Instant now);

}  // namespace qlab::calls
