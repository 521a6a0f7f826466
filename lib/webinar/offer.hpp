// SPDX-License-Identifier: Apache-2.0
// Waiting lists, told: whoever is offered a place is written to, once for each offer.
#pragma once

#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/round.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// The webinars ahead for which somebody waits, or was offered a place.
std::vector<Webinar> with_waiting_list(const store::Store& store, Instant now);

/// Decides about everybody with an offer that stands and was not told of it: a round for each
/// moment at which offers end. Writes nothing.
std::vector<Round> plan_offers(const store::Store& store, const Webinar& webinar,
                               const RoundRules& rules, Instant now);

/// Puts a mail for every recipient into the outbox, all or nothing.
void queue_offers(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                  Instant now);

}  // namespace qlab::webinar
