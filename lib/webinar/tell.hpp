// SPDX-License-Identifier: Apache-2.0
// Tells members that a webinar changed or was cancelled: exactly those who would otherwise come to
// the wrong time or to nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/round.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// Throws refused where the webinar is over, so that nobody can be told of it any more. Until then
/// a cancellation takes it out of calendars, and a link that works is worth having.
void require_tellable(const Webinar& webinar, Instant now);

/// Decides about everybody whose calendar may hold the webinar, or who is expected: whom a letter
/// about it was or may have been sent to, and who said yes or maybe or waits for a place. Whoever
/// declined is not concerned, and is in neither list. Of a cancelled webinar the round cancels, of
/// any other it updates. Writes nothing. Throws refused where it is over.
Round plan_telling(const store::Store& store, const Webinar& webinar, const RoundRules& rules,
                   Instant now);

/// Whoever a mail has offered a place that is kept for nobody any more, before the offer would have
/// ended: the change behind it was taken back. In the order of ids.
std::vector<std::int64_t> told_of_lost_places(const store::Store& store, const Webinar& webinar,
                                              Instant now);

/// Puts a mail for every recipient into the outbox, all or nothing; who was told meanwhile moves
/// to skipped.
void queue_telling(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                   Instant now);

}  // namespace qlab::webinar
