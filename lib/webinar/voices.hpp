// SPDX-License-Identifier: Apache-2.0
// Where members stand with all webinars together: who was there, who is coming, who cannot.
#pragma once

#include <string_view>

namespace qlab::webinar {

/// What is known of members from ?1 on, one row each: member, 'attended', 'coming' (has a place at
/// one that was not cancelled), 'declined' or 'answered'; when that was said; when the webinar
/// begins and ends; and nobody of staff. An invitation without an answer says nothing. Read by
/// lib/handover/outstanding, together with what other nouns know.
inline constexpr std::string_view voices_sql =
    "SELECT said.member_id AS member, CASE WHEN answer = 'no' THEN 'declined'"
    " WHEN answer IN ('yes', 'offered') AND status = 'confirmed' THEN 'coming' ELSE 'answered' END,"
    " answered_at, starts_at, starts_at + duration_s, '' FROM rsvp_latest AS said"
    " JOIN webinar AS w ON w.id = webinar_id WHERE said.member_id >= ?1 AND answer <> 'invited'"
    " UNION ALL SELECT a.member_id, 'attended', w.starts_at, w.starts_at,"
    " w.starts_at + w.duration_s, '' FROM attendance AS a JOIN webinar AS w ON w.id = a.webinar_id"
    " WHERE a.member_id >= ?1 AND a.member_id IS NOT NULL";

}  // namespace qlab::webinar
