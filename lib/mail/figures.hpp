// SPDX-License-Identifier: Apache-2.0
// The outbox in numbers, for the handover report. Reads only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/state.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct PurposeFigures {
  std::string purpose;                                     ///< invite, remind, ...
  std::array<std::int64_t, all_states.size()> messages{};  ///< in the order of all_states
};

/// One for each purpose that there is a message for, by name.
std::vector<PurposeFigures> figures(const store::Store& store);

/// Each message that went out, from member ?1 on: member, 'written', when, and nothing more, so
/// that it can stand beside webinar::voices_sql.
inline constexpr std::string_view contacts_sql =
    "SELECT member_id AS member, 'written', done_at, NULL, NULL, '' FROM message"
    " INDEXED BY message_member WHERE member_id >= ?1 AND state = 'sent'";

/// Members to whom at least one message went out, ascending.
std::vector<std::int64_t> ids_written_to(const store::Store& store);

}  // namespace qlab::mail
