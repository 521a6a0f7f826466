// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/packed.hpp"

namespace qlab::calls {

using Kind = store::PackedColumn::Kind;

/// Without what is in calendars: whoever goes on sends invitations of their own.
std::vector<store::PackedTable> packed_tables() {
  return {{"calls",
           {{"member", Kind::member},
            {"webinar"},
            {"state"},
            {"side"},
            {"phone"},
            {"zone"},
            {"starts", Kind::instant},
            {"ends", Kind::instant},
            {"outcome"},
            {"agreed"},
            {"created", Kind::instant},
            {"changed", Kind::instant}},
           "SELECT c.member_id, w.slug, c.state, c.side, c.phone, c.zone, c.starts_at, c.ends_at,"
           " c.outcome, c.agreed, c.created_at, c.changed_at FROM call c"
           " LEFT JOIN webinar w ON w.id = c.webinar_id"
           " WHERE c.member_id IN (SELECT id FROM temp.packed) ORDER BY c.member_id, c.id",
           {"INSERT INTO call (member_id, webinar_id, state, side, phone, zone, starts_at, ends_at,"
            " outcome, agreed, created_at, changed_at)"
            " SELECT ?1, (SELECT id FROM webinar WHERE slug = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
            " ?11, ?12 WHERE NOT EXISTS"
            " (SELECT 1 FROM call WHERE member_id = ?1 AND created_at = ?11)"
            " ON CONFLICT DO NOTHING",
            "UPDATE call SET state = ?3, side = ?4, starts_at = ?7, ends_at = ?8, outcome = ?9,"
            " agreed = ?10, changed_at = ?12"
            " WHERE member_id = ?1 AND created_at = ?11 AND changed_at < ?12"}}};
}

}  // namespace qlab::calls
