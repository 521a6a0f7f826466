// SPDX-License-Identifier: Apache-2.0
// What becomes of the outbox when a backup takes the store's place: nothing that was sent since the
// backup is sent again.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct CarriedOver {
  std::int64_t updated = 0;  ///< mails of the backup whose newer state was known
  std::int64_t added = 0;    ///< mails that went out after the backup was made
};

/// Takes over from the replaced store what became of each mail, the mails that may have left since
/// the backup was made (their places stay taken), and the addresses suppressed since. All or
/// nothing.
CarriedOver carry_over(store::Store& restored, const store::Store& replaced);

/// Makes uncertain, within the caller's transaction, every mail that waits or was being sent: in a
/// copy nobody knows which of them the original has sent, at whatever time since they were queued:
/// none of them was tried here, and the doubt ends now. Returns how many.
std::int64_t doubt_waiting(store::Store& store, Instant now);

}  // namespace qlab::mail
