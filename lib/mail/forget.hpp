// SPDX-License-Identifier: Apache-2.0
// What the outbox forgets of a person who is erased: that mails went, and when, is kept; what stood
// in them and to which address is not.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct Forgotten {
  std::int64_t mails = 0;
  std::int64_t cancelled = 0;  ///< of these, had not been sent
};

/// The mails of a member and those to any of these addresses (their keys), within the caller's
/// transaction. Only while nobody sends (SendLock): what is 'sending' then was left behind and
/// becomes uncertain.
Forgotten forget(store::Store& store, std::int64_t member_id,
                 std::span<const std::string> address_keys, Instant now);

}  // namespace qlab::mail
