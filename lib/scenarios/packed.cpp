// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/packed.hpp"

namespace qlab::scenarios {
namespace {

using store::PackedTable;
using Kind = store::PackedColumn::Kind;
constexpr auto in_public = store::PackedColumn::Shown::in_public;

PackedTable options() {
  return {"scenarios",
          {{"id", Kind::number, in_public},
           {"slug", Kind::text, in_public},
           {"title", Kind::text, in_public},
           {"position", Kind::number, in_public},
           {"state", Kind::text, in_public},
           {"version", Kind::number, in_public},
           {"material_version", Kind::number, in_public},
           {"opened", Kind::instant, in_public},
           {"closed", Kind::instant, in_public},
           {"created", Kind::instant, in_public}},
          "SELECT id, slug, title, position, state, version, material_version, opened_at,"
          " closed_at, created_at FROM scenario ORDER BY position, id",
          {"INSERT INTO scenario (id, slug, title, position, state, version, material_version,"
           " opened_at, closed_at, created_at)"
           " VALUES (CASE WHEN EXISTS (SELECT 1 FROM scenario WHERE id = ?1) THEN NULL ELSE ?1 END,"
           " ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
           " ON CONFLICT (slug) DO UPDATE SET title = excluded.title, state = excluded.state,"
           " version = excluded.version, material_version = excluded.material_version,"
           " opened_at = excluded.opened_at, closed_at = excluded.closed_at"
           " WHERE excluded.version > version OR (excluded.version = version AND state = 'open')"}};
}

PackedTable versions() {
  return {"scenario_texts",
          {{"scenario", Kind::text, in_public},
           {"version", Kind::number, in_public},
           {"text", Kind::text, in_public},
           {"at", Kind::instant, in_public},
           {"title", Kind::text, in_public},
           {"material", Kind::number, in_public}},
          "SELECT slug, v.version, v.body, v.at, v.title, v.material FROM scenario_version v"
          " JOIN scenario ON scenario.id = v.scenario_id ORDER BY scenario.id, v.version",
          {"INSERT INTO scenario_version (scenario_id, version, body, at, actor, title, material)"
           " SELECT id, ?2, ?3, ?4, 'handover', ?5, ?6 FROM scenario WHERE slug = ?1"
           " ON CONFLICT DO NOTHING"}};
}

/// Whom no mail could reach at the opening: the denominators of rules are the same there.
PackedTable unreached() {
  return {"scenarios_unreached",
          {{"member", Kind::member}, {"scenario"}},
          "SELECT u.member_id, s.slug FROM scenario_unreached u JOIN scenario s"
          " ON s.id = u.scenario_id WHERE u.member_id IN (SELECT id FROM temp.packed)"
          " ORDER BY u.member_id, s.id",
          {"INSERT INTO scenario_unreached (scenario_id, member_id) SELECT id, ?1 FROM scenario"
           " WHERE slug = ?2 AND NOT EXISTS (SELECT 1 FROM stance WHERE member_id = ?1"
           " AND scenario_id = scenario.id) ON CONFLICT DO NOTHING"}};
}

/// Whoever has read the numbers of here could take those of there from them: what was told last
/// holds there too, until other numbers may follow.
PackedTable told() {
  return {"scenarios_told",
          {{"scenario"}, {"axis"}, {"figure"}, {"people", Kind::number}, {"told", Kind::instant}},
          "SELECT s.slug, t.axis, t.figure, t.people, t.told_at FROM scenario_told t"
          " JOIN scenario s ON s.id = t.scenario_id ORDER BY t.scenario_id, t.axis, t.figure",
          {"DELETE FROM scenario_told WHERE told_at < ?5"
           " AND scenario_id = (SELECT id FROM scenario WHERE slug = ?1)",
           "INSERT INTO scenario_told (scenario_id, axis, figure, people, told_at)"
           " SELECT id, ?2, ?3, ?4, ?5 FROM scenario WHERE slug = ?1 AND ?4 >= 0"
           " AND NOT EXISTS (SELECT 1 FROM scenario_told t WHERE t.scenario_id = scenario.id"
           " AND t.told_at > ?5) ON CONFLICT DO NOTHING"}};
}

/// The later answer supersedes, whichever store it was given in.
PackedTable stances() {
  return {"stances",
          {{"member", Kind::member},
           {"scenario"},
           {"axis"},
           {"answer"},
           {"condition"},
           {"reason"},
           {"horizon"},
           {"offers"},
           {"version", Kind::number},
           {"late", Kind::number},
           {"source"},
           {"at", Kind::instant},
           {"superseded", Kind::instant},
           {"on_behalf", Kind::number},
           {"confirmed", Kind::number}},
          "SELECT member_id, slug, axis, answer, condition, reason, horizon, offers,"
          " stance.version, late, source, at, superseded_at, on_behalf, confirmed FROM stance"
          " JOIN scenario ON scenario.id = scenario_id"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, stance.id",
          // Whoever answered was reached.
          {"DELETE FROM scenario_unreached WHERE member_id = ?1"
           " AND scenario_id = (SELECT id FROM scenario WHERE slug = ?2)",
           "UPDATE stance SET superseded_at = ?12 WHERE member_id = ?1 AND axis = ?3 AND at < ?12"
           " AND scenario_id = (SELECT id FROM scenario WHERE slug = ?2)"
           " AND superseded_at IS NULL AND ?13 IS NULL",
           // Of who was removed by an order and came back.
           "UPDATE stance SET condition = ?5, reason = ?6 WHERE member_id = ?1 AND axis = ?3"
           " AND at = ?12 AND answer = ?4 AND actor = 'handover' AND condition = '' AND reason = ''"
           " AND scenario_id = (SELECT id FROM scenario WHERE slug = ?2)",
           "INSERT INTO stance (scenario_id, member_id, axis, answer, condition, reason, horizon,"
           " offers, version, late, source, on_behalf, confirmed, actor, at, superseded_at)"
           " SELECT id, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?14, ?15,"
           " 'handover', ?12,"
           " coalesce(?13, (SELECT at FROM stance WHERE member_id = ?1 AND axis = ?3"
           " AND scenario_id = scenario.id AND superseded_at IS NULL))"
           " FROM scenario WHERE slug = ?2 AND NOT EXISTS (SELECT 1 FROM stance"
           " WHERE member_id = ?1 AND axis = ?3 AND scenario_id = scenario.id AND at = ?12"
           " AND answer = ?4)"}};
}

}  // namespace

std::vector<PackedTable> packed_tables() {
  return {options(), versions(), told(), unreached(), stances()};
}

}  // namespace qlab::scenarios
