// SPDX-License-Identifier: Apache-2.0
// What the register itself forgets of a person who is erased. The row stays, without anything of
// theirs, so that answers and figures keep what they refer to.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/members/traces.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

struct Forgotten {
  std::int64_t addresses = 0;
  std::int64_t tags = 0;
  std::int64_t consents = 0;        ///< whose evidence went; what was agreed to and when stays
  std::int64_t participations = 0;  ///< which stay, as nobody's
};

/// Within the caller's transaction. Afterwards the member is neither listed nor counted nor found.
Forgotten forget(store::Store& store, const Traces& traces, Instant now);

/// Makes the row of an erased member that of a member again, who came back by their own word given
/// elsewhere, within the caller's transaction. What comes in next fills it.
void come_back(store::Store& store, std::int64_t id);

}  // namespace qlab::members
