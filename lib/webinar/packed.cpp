// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/packed.hpp"

namespace qlab::webinar {
namespace {

using store::PackedTable;
using Kind = store::PackedColumn::Kind;
constexpr auto in_public = store::PackedColumn::Shown::in_public;

PackedTable events() {
  return {"webinars",
          {{"id", Kind::number, in_public},
           {"slug", Kind::text, in_public},
           {"title", Kind::text, in_public},
           {"local_start", Kind::text, in_public},
           {"zone", Kind::text, in_public},
           {"starts", Kind::instant, in_public},
           {"duration_s", Kind::number, in_public},
           {"url"},
           {"capacity", Kind::number},
           {"status", Kind::text, in_public},
           {"uid"},
           {"sequence", Kind::number},
           {"created", Kind::instant, in_public},
           {"rsvp_until", Kind::instant, in_public}},
          "SELECT id, slug, title, local_start, zone, starts_at, duration_s, url, capacity, status,"
          " uid, sequence, created_at, rsvp_until FROM webinar ORDER BY starts_at, id",
          {"INSERT INTO webinar (id, slug, title, local_start, zone, starts_at, duration_s, url,"
           " capacity, status, uid, sequence, created_at, rsvp_until)"
           " VALUES (CASE WHEN EXISTS (SELECT 1 FROM webinar WHERE id = ?1) THEN NULL ELSE ?1 END,"
           " ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING"}};
}

PackedTable answers() {
  return {"rsvps",
          {{"member", Kind::member},
           {"webinar"},
           {"answer"},
           {"previous"},
           {"source"},
           {"answered", Kind::instant},
           {"recorded", Kind::instant},
           {"offer_until", Kind::instant}},
          "SELECT member_id, slug, answer, previous, source, answered_at, recorded_at, offer_until"
          " FROM rsvp JOIN webinar ON webinar.id = webinar_id"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, rsvp.id",
          // Erasing gave their place away; whoever comes back stands where they said.
          {"DELETE FROM rsvp WHERE member_id = ?1 AND answer = 'no' AND source = 'automatic'"
           " AND webinar_id = (SELECT id FROM webinar WHERE slug = ?2)",
           "INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at,"
           " recorded_at, offer_until, actor)"
           " SELECT id, ?1, ?3, ?4, ?5, ?6, ?7, ?8, 'handover' FROM webinar WHERE slug = ?2"
           " AND NOT EXISTS (SELECT 1 FROM rsvp WHERE webinar_id = webinar.id AND member_id = ?1"
           " AND answer = ?3 AND answered_at = ?6 AND recorded_at = ?7)"}};
}

PackedTable attendance() {
  return {"attendance",
          {{"member", Kind::member},
           {"webinar"},
           {"name"},
           {"address"},
           {"ordinal", Kind::number},
           {"match"},
           {"first_join", Kind::instant},
           {"last_leave", Kind::instant},
           {"duration_s", Kind::number},
           {"role"},
           {"imported", Kind::instant}},
          "SELECT member_id, slug, name, address, ordinal, match, first_join, last_leave,"
          " attendance.duration_s, role, imported_at FROM attendance"
          " JOIN webinar ON webinar.id = webinar_id"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, attendance.id",
          // The row that was nobody's is theirs again.
          {"DELETE FROM attendance WHERE member_id = ?1 AND ordinal < 0"
           " AND webinar_id = (SELECT id FROM webinar WHERE slug = ?2)",
           "INSERT INTO attendance (webinar_id, member_id, name, address, ordinal, match,"
           " first_join, last_leave, duration_s, role, imported_at)"
           " SELECT id, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM webinar WHERE slug = ?2"
           " ON CONFLICT DO NOTHING"}};
}

PackedTable aliases() {
  return {"attendance_aliases",
          {{"member", Kind::member}, {"alias"}, {"created", Kind::instant}},
          "SELECT member_id, alias, created_at FROM attendance_alias"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, alias",
          {"INSERT INTO attendance_alias (member_id, alias, created_at) VALUES (?1, ?2, ?3)"
           " ON CONFLICT DO NOTHING"}};
}

}  // namespace

std::vector<PackedTable> packed_tables() { return {events(), answers(), attendance(), aliases()}; }

}  // namespace qlab::webinar
