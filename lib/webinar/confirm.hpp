// SPDX-License-Identifier: Apache-2.0
// Who answered gets a mail that says what was understood: once for each answer to each revision.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "lib/core/clock.hpp"
#include "lib/members/consent.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/round.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// What confirming needs; the desk is asked for only where there is something to write.
struct Confirming {
  std::function<const Desk&()> desk;
  members::Basis basis = members::Basis::relationship;
};

/// The notice that confirms an answer: yes, maybe, no, or waitlisted where there was no place.
Notice confirmation_of(const Webinar& webinar, Answer answer);

/// Puts the mail that confirms what a member's answer counts as into the outbox, within the
/// caller's change, and returns its id. Nothing where this answer was confirmed already, where they
/// may not be written to, or where the webinar has begun.
std::optional<std::int64_t> queue_confirmation(store::Store& store, const Confirming& how,
                                               const Webinar& webinar, std::int64_t member,
                                               Answer answer, Instant now);

}  // namespace qlab::webinar
