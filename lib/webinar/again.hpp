// SPDX-License-Identifier: Apache-2.0
// Who answered an older revision is asked again: by the present one, once.
#pragma once

#include <functional>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/round.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// Decides about everybody whose newest answer was to an older revision and who has not answered
/// since; writes nothing. The letter carries the event as it is: the same UID and SEQUENCE, stamped
/// now. Throws refused where the webinar was cancelled, has begun, or takes no more answers.
Round plan_asking_again(const store::Store& store, const Webinar& webinar, const RoundRules& rules,
                        Instant now);

/// Puts a mail for every recipient into the outbox, all or nothing, and calls asked with each; who
/// was asked meanwhile moves to skipped.
void queue_asking_again(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                        const std::function<void(const Recipient&)>& asked, Instant now);

}  // namespace qlab::webinar
