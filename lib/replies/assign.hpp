// SPDX-License-Identifier: Apache-2.0
// A person says whose mail it is that waits: what nothing else proves.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/inbox/record.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/confirm.hpp"

namespace qlab::replies {

/// Names the member as its sender. An answer from a calendar or a comment counts then as theirs, if
/// nothing else speaks against it, and is confirmed where answers are (null: they are not);
/// everything else waits on. Returns what became of the mail. Throws not_found, and refused where
/// it does not wait.
inbox::Incoming assign(store::Store& store, inbox::MailReader& reader, std::int64_t id,
                       std::int64_t member, const webinar::Confirming* confirming, Instant now);

}  // namespace qlab::replies
