// SPDX-License-Identifier: Apache-2.0
// One row of consent as it is, for those who have decided what it is worth: change_consent(), and a
// merge of two histories. What a person says never comes here by itself.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/members/consent.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Adds the row to the member's history, within the caller's change. Its state must not be unknown,
/// which no row can say.
void append_consent(store::Store& store, std::int64_t member_id, const Consent& consent,
                    Instant now);

}  // namespace qlab::members
