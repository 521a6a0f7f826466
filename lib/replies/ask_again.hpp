// SPDX-License-Identifier: Apache-2.0
// Asking for another answer deals with the mail that held the one which does not count.
#pragma once

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/again.hpp"

namespace qlab::replies {

/// webinar::queue_asking_again, and the mails of those who were asked no longer wait in the inbox.
void ask_again(store::Store& store, const webinar::Desk& desk, const webinar::Webinar& webinar,
               webinar::Round& round, Instant now);

}  // namespace qlab::replies
