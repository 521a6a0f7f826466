// SPDX-License-Identifier: Apache-2.0
// What the outbox says when a change that queued mails is taken back: sent mail stays sent.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/store/undo.hpp"

namespace qlab::mail {

/// Mails that are sent, being sent or uncertain stay; all others may go, and their bytes with them.
std::vector<store::OwnHistory> own_histories();

/// Cancels, in a change of its own, what still waits of the mails that a change queued. Returns how
/// many; none leave no change.
std::int64_t cancel_unsent(store::Store& store, const store::LogEntry& entry, Instant now);

}  // namespace qlab::mail
