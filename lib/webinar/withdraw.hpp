// SPDX-License-Identifier: Apache-2.0
// Letters about a webinar that say what is no longer so, or what nobody need be told any more:
// those that wait are taken back when it changes, and each is looked at once more right before it
// is sent.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/mail/reason.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/reminder.hpp"

namespace qlab::webinar {

/// Why a letter is taken back.
inline constexpr std::string_view has_changed = "the webinar changed before it was sent";
inline constexpr std::string_view was_cancelled = "the webinar was cancelled before it was sent";

/// Takes back every letter about the webinar that waits in the outbox, within the caller's change;
/// returns how many.
std::int64_t withdraw_letters(store::Store& store, std::int64_t webinar, std::string_view reason,
                              Instant now);

/// Why a letter about a webinar may not go, however it came to wait until now: the webinar changed
/// or was cancelled since it was written, or the member answered. The rules say whom a reminder is
/// for; after a rule that is gone, for all but those who said no. Nothing for any other mail.
std::optional<mail::Objection> objection_to_letter(const store::Store& store, std::int64_t message,
                                                   std::span<const ReminderRule> rules);

}  // namespace qlab::webinar
