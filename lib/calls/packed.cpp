// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/packed.hpp"

#include <fmt/format.h>

namespace qlab::calls {

namespace {

using Kind = store::PackedColumn::Kind;

/// What of ?3 holds in the other store: a time that was offered or agreed is one of people who
/// leave, so that the call is to be arranged again.
constexpr auto state_there = "iif(?3 IN ('proposed', 'booked'), 'wanted', ?3)";
constexpr auto starts_there = "iif(?3 IN ('proposed', 'booked'), NULL, ?7)";
constexpr auto ends_there = "iif(?3 IN ('proposed', 'booked'), NULL, ?8)";

}  // namespace

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
           {fmt::format(
                "INSERT INTO call (member_id, webinar_id, state, side, phone, zone, starts_at,"
                " ends_at, outcome, agreed, created_at, changed_at)"
                " SELECT ?1, (SELECT id FROM webinar WHERE slug = ?2), {}, ?4, ?5, ?6, {}, {}, ?9,"
                " ?10, ?11, ?12 WHERE NOT EXISTS"
                " (SELECT 1 FROM call WHERE member_id = ?1 AND created_at = ?11)"
                " ON CONFLICT DO NOTHING",
                state_there, starts_there, ends_there),
            fmt::format("UPDATE call SET state = {}, side = ?4, starts_at = {}, ends_at = {},"
                        " outcome = ?9, agreed = ?10, changed_at = ?12"
                        " WHERE member_id = ?1 AND created_at = ?11 AND changed_at < ?12",
                        state_there, starts_there, ends_there),
            "INSERT INTO call_history (call_id, event, state, side, detail, source, actor, at)"
            " SELECT id, 'handed over', state, side, iif(?3 = state, '', 'was ' || ?3 ||"
            " iif(?7 IS NULL, '', ' for ' || strftime('%Y-%m-%d %H:%M UTC', ?7, 'unixepoch'))),"
            " 'automatic', 'handover', changed_at FROM call"
            " WHERE member_id = ?1 AND created_at = ?11 AND state IS NOT (SELECT state"
            " FROM call_history WHERE call_id = call.id ORDER BY id DESC LIMIT 1)"}}};
}

}  // namespace qlab::calls
