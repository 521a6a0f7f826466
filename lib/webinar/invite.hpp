// SPDX-License-Identifier: Apache-2.0
// Invitations: nobody is invited twice, and nobody who said no.
#pragma once

#include <optional>

#include "lib/core/clock.hpp"
#include "lib/mail/reason.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/round.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// Whether the member, read with addresses, has the event as it is now, or may have it yet: by an
/// invitation, or by a letter about a change.
bool has_this_revision(const store::Store& store, const Webinar& webinar,
                       const members::Member& member, const CameBack& came_back);

/// Why a member would get no invitation; nothing where they would. The member is read with
/// addresses and contact.
std::optional<mail::Objection> objection(const store::Store& store, const Webinar& webinar,
                                         const members::Member& member, members::Mailable& mailable,
                                         const CameBack& came_back = {});

/// Decides about every selected member and writes nothing. Throws refused where the webinar was
/// cancelled, has begun, or takes no more answers.
Round plan_invitations(const store::Store& store, const Webinar& webinar,
                       const members::Query& query, const RoundRules& rules, Instant now);

/// Puts a mail for every invitee into the outbox, all or nothing; who was invited meanwhile moves
/// to skipped.
void queue_invitations(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                       Instant now);

}  // namespace qlab::webinar
