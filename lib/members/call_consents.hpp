// SPDX-License-Identifier: Apache-2.0
// What members said of being called, for whoever looks at many of them at once.
#pragma once

#include <string_view>

namespace qlab::members {

/// What members said of calls, from member ?1 on: rows as webinar::voices_sql says, 'calls ' and
/// the state, when, and a number that is higher the later it was said.
inline constexpr std::string_view call_consents_sql =
    "SELECT member_id AS member, 'calls ' || state, at, id, NULL, '' FROM consent"
    " INDEXED BY consent_present WHERE member_id >= ?1 AND purpose = 'call' AND recipient = ''";

}  // namespace qlab::members
