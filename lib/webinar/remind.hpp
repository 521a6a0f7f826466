// SPDX-License-Identifier: Apache-2.0
// Reminders: decided when they are due, from what members have answered by then, and never queued
// ahead. Each member gets one per rule and start of the webinar.
#pragma once

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/reminder.hpp"
#include "lib/webinar/round.hpp"

namespace qlab::webinar {

/// Decides about everybody with one of the rule's answers; who got this reminder already is in
/// neither list. Writes nothing.
Round plan_reminder(const store::Store& store, Reminder& reminder, const RoundRules& rules);

/// Puts a mail for every recipient into the outbox and keeps that the reminder went out, all or
/// nothing.
void queue_reminder(store::Store& store, const Desk& desk, const Reminder& reminder, Round& round,
                    Instant now);

/// Keeps that a reminder was missed.
void record_missed(store::Store& store, const Reminder& reminder, Instant now);

}  // namespace qlab::webinar
