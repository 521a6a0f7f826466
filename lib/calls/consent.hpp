// SPDX-License-Identifier: Apache-2.0
// Whether a member may be called.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/mail/reason.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// SQL for whether the member of the call m said no to calls.
inline constexpr std::string_view said_no_sql =
    "coalesce((SELECT state FROM consent WHERE member_id = m.member_id AND purpose = 'call'"
    " AND recipient = '' ORDER BY id DESC LIMIT 1) IN ('refused', 'withdrawn'), FALSE)";

/// The member's no, where they said it.
std::optional<mail::Objection> said_no(const store::Store& store, std::int64_t member);

/// Why the member may not be called; nothing where they may. A no blocks always; who was never
/// asked may be called as the basis says for mail.
std::optional<mail::Objection> objection_to_call(const store::Store& store,
                                                 const members::Member& member,
                                                 members::Basis basis);

/// Throws refused where the member said no to calls.
void require_callable(const store::Store& store, std::int64_t member);

}  // namespace qlab::calls
