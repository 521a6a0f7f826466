// SPDX-License-Identifier: Apache-2.0
// Letters about a call that say what is no longer so, or what nobody may be asked any more.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/mail/reason.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// Takes back every letter about the call that waits in the outbox, within the caller's change;
/// returns how many.
std::int64_t withdraw_letters(store::Store& store, std::int64_t call, std::string_view reason,
                              Instant now);

/// Why a letter that waits to arrange a call may not go: the member has said no to calls since.
/// Nothing for a letter that calls one off, and for any other mail.
std::optional<mail::Objection> objection_to_letter(const store::Store& store, std::int64_t message,
                                                   std::int64_t member);

}  // namespace qlab::calls
