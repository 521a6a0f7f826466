// SPDX-License-Identifier: Apache-2.0
// Places, and who waits for one. Whether there is a place is decided here and nowhere else.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

bool holds_place(Answer answer);

/// Whether one more can come.
bool has_place(const store::Store& store, const Webinar& webinar);

/// Whether anybody waits for a place, or has been offered one.
bool has_queue(const store::Store& store, std::int64_t webinar);

/// When an offer made now would end: after 48 hours, an hour before the start, or as RSVPs close.
Instant offer_ends(const Webinar& webinar, Instant now);

/// Offers the places that are free to whoever waits longest, within the caller's change; returns
/// those who were offered one.
std::vector<std::int64_t> offer_places(store::Store& store, const Webinar& webinar, Instant now);

/// Ends the offers that nobody took, within the caller's change. Whoever replies is judged by the
/// time of the reply, not by when it was read.
void end_offers(store::Store& store, const Webinar& webinar, const Reply& reply, Instant now);

/// Lets the offers that would outlast the last moment for any (an hour before the start, or the end
/// of RSVPs) end then, within the caller's change; returns whether there were any.
bool shorten_offers(store::Store& store, const Webinar& webinar, Instant now);

/// Ends the offers that nobody took and offers the free places; all or nothing. Returns those who
/// were offered one. Writes nothing where nothing is to be moved.
std::vector<std::int64_t> move_waiting_list(store::Store& store, const Webinar& webinar,
                                            Instant now);

}  // namespace qlab::webinar
