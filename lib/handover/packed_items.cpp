// SPDX-License-Identifier: Apache-2.0
// What a pack carries of the handover itself: lessons and open work.
#include "lib/handover/packed_items.hpp"

namespace qlab::handover {
namespace {

using store::PackedTable;
using Kind = store::PackedColumn::Kind;
constexpr auto in_public = store::PackedColumn::Shown::in_public;

PackedTable lessons() {
  return {"learning",
          {{"id", Kind::number, in_public},
           {"title", Kind::text, in_public},
           {"text", Kind::text, in_public},
           {"confidence", Kind::text, in_public},
           {"role", Kind::text, in_public},
           {"created", Kind::instant, in_public},
           {"updated", Kind::instant, in_public}},
          "SELECT i.id, title, body, confidence, role, i.created_at, i.updated_at FROM learning"
          " JOIN handover_item i ON i.id = learning.id ORDER BY i.id",
          {"INSERT INTO handover_item (id, kind, created_at, updated_at)"
           " VALUES (?1, 'learning', ?6, ?7) ON CONFLICT DO NOTHING",
           "INSERT INTO learning (id, title, body, confidence, role)"
           " SELECT id, ?2, ?3, ?4, ?5 FROM handover_item"
           " WHERE id = ?1 AND kind = 'learning' AND created_at = ?6"
           " ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body,"
           " confidence = excluded.confidence, role = excluded.role"
           " WHERE ?7 > (SELECT updated_at FROM handover_item WHERE id = ?1)",
           "UPDATE handover_item SET updated_at = ?7 WHERE id = ?1 AND created_at = ?6"
           " AND updated_at < ?7"}};
}

PackedTable sources() {
  return {"learning_sources",
          {{"lesson", Kind::number, in_public},
           {"position", Kind::number, in_public},
           {"source", Kind::text, in_public}},
          "SELECT learning_id, position, source FROM learning_source"
          " ORDER BY learning_id, position",
          {"INSERT INTO learning_source (learning_id, position, source)"
           " SELECT id, ?2, ?3 FROM learning WHERE id = ?1 ON CONFLICT DO NOTHING"}};
}

PackedTable work() {
  return {"progress",
          {{"id", Kind::number, in_public},
           {"task", Kind::text, in_public},
           {"owner"},
           {"owner_member", Kind::member},
           {"state", Kind::text, in_public},
           {"next_step", Kind::text, in_public},
           {"due", Kind::instant, in_public},
           {"done", Kind::instant, in_public},
           {"created", Kind::instant, in_public},
           {"updated", Kind::instant, in_public}},
          "SELECT i.id, task, owner, CASE WHEN member_id IN (SELECT id FROM temp.packed)"
          " THEN member_id END, state, next_step, due_at, done_at, i.created_at, i.updated_at"
          " FROM progress JOIN handover_item i ON i.id = progress.id ORDER BY i.id",
          {"INSERT INTO handover_item (id, kind, created_at, updated_at)"
           " VALUES (?1, 'progress', ?9, ?10) ON CONFLICT DO NOTHING",
           "INSERT INTO progress (id, task, owner, member_id, state, next_step, due_at, done_at)"
           " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM handover_item"
           " WHERE id = ?1 AND kind = 'progress' AND created_at = ?9"
           " ON CONFLICT (id) DO UPDATE SET task = excluded.task, owner = excluded.owner,"
           " member_id = excluded.member_id, state = excluded.state,"
           " next_step = excluded.next_step, due_at = excluded.due_at, done_at = excluded.done_at"
           " WHERE ?10 > (SELECT updated_at FROM handover_item WHERE id = ?1)",
           "UPDATE handover_item SET updated_at = ?10 WHERE id = ?1 AND created_at = ?9"
           " AND updated_at < ?10"}};
}

}  // namespace

std::vector<PackedTable> packed_items() { return {lessons(), sources(), work()}; }

}  // namespace qlab::handover
