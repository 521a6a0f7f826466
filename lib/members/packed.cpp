// SPDX-License-Identifier: Apache-2.0
#include "lib/members/packed.hpp"

namespace qlab::members {
namespace {

using store::PackedTable;
using Kind = store::PackedColumn::Kind;

PackedTable people() {
  return {"members",
          {{"id", Kind::member},
           {"name"},
           {"organisation"},
           {"role"},
           {"nation"},
           {"relation"},
           {"account"},
           {"outlook"},
           {"interest"},
           {"delivery"},
           {"delivery_by"},
           {"joined", Kind::instant},
           {"updated", Kind::instant}},
          "SELECT id, name, organisation, role, nation, relation, account, outlook, interest,"
          " delivery, delivery_by, joined_at, updated_at FROM member"
          " WHERE id IN (SELECT id FROM temp.packed) ORDER BY id",
          {"INSERT INTO member (id, name, organisation, role, nation, relation, account, outlook,"
           " interest, delivery, delivery_by, joined_at, updated_at)"
           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
           " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
           " organisation = excluded.organisation, role = excluded.role, nation = excluded.nation,"
           " relation = excluded.relation, account = excluded.account, outlook = excluded.outlook,"
           " interest = excluded.interest,"
           // Nothing that comes in moves anybody from out to in.
           " delivery = CASE WHEN delivery = 'off' THEN 'off' ELSE excluded.delivery END,"
           " delivery_by = CASE WHEN delivery = 'off' THEN delivery_by"
           " ELSE excluded.delivery_by END, updated_at = excluded.updated_at"
           " WHERE excluded.updated_at > updated_at AND erased_at IS NULL"}};
}

PackedTable addresses() {
  return {"addresses",
          {{"member", Kind::member}, {"address"}, {"key", Kind::text}, {"state"}},
          "SELECT member_id, address, key, state FROM member_address"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, position",
          {"INSERT INTO member_address (member_id, position, address, key, state) VALUES (?1,"
           " (SELECT coalesce(max(position) + 1, 0) FROM member_address WHERE member_id = ?1),"
           " ?2, ?3, ?4) ON CONFLICT (key) DO NOTHING",
           "UPDATE member_address SET state = 'bad' WHERE key = ?3 AND ?4 = 'bad'"
           " AND member_id = ?1"}};
}

PackedTable tags() {
  return {"tags",
          {{"member", Kind::member}, {"tag"}},
          "SELECT member_id, name FROM member_tag JOIN tag ON tag.id = tag_id"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, name",
          {"INSERT INTO tag (name) VALUES (?2) ON CONFLICT (name) DO NOTHING",
           "INSERT INTO member_tag (member_id, tag_id) SELECT ?1, id FROM tag WHERE name = ?2"
           " ON CONFLICT DO NOTHING"}};
}

PackedTable participations() {
  return {"participations",
          {{"member", Kind::member}, {"kind"}, {"at", Kind::instant}, {"object"}},
          "SELECT member_id, kind, at, object FROM participation"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, id",
          {"INSERT INTO participation (member_id, kind, at, object) VALUES (?1, ?2, ?3, ?4)"
           " ON CONFLICT DO NOTHING"}};
}

/// Ids that were merged lead to the same person there, unless that id is somebody else's; and
/// nobody gets such an id later.
PackedTable merges() {
  return {"merges",
          {{"member", Kind::member}, {"duplicate", Kind::number}, {"at", Kind::instant}},
          "SELECT kept_id, duplicate_id, at FROM member_merge"
          " WHERE kept_id IN (SELECT id FROM temp.packed) ORDER BY kept_id, duplicate_id",
          {"INSERT INTO member_merge (duplicate_id, kept_id, actor, at)"
           " SELECT ?2, ?1, 'handover', ?3 WHERE ?2 > 0 AND ?2 < 1000000000000"
           " AND NOT EXISTS (SELECT 1 FROM member WHERE id = ?2) ON CONFLICT DO NOTHING",
           "UPDATE sqlite_sequence SET seq = ?2 WHERE name = 'member' AND seq < ?2"
           " AND ?2 < 1000000000000"}};
}

PackedTable wordings() {
  return {"consent_wordings",
          {{"purpose"}, {"version", Kind::number}, {"text"}, {"at", Kind::instant}},
          "SELECT purpose, version, body, at FROM consent_wording ORDER BY purpose, version",
          {"INSERT INTO consent_wording (purpose, version, body, actor, at)"
           " VALUES (?1, ?2, ?3, 'handover', ?4) ON CONFLICT DO NOTHING"}};
}

/// What was said here later holds. Among what comes in, the order holds, for the last row counts.
PackedTable consents() {
  return {"consents",
          {{"member", Kind::member},
           {"purpose"},
           {"recipient"},
           {"state"},
           {"channel"},
           {"evidence"},
           {"wording"},
           {"at", Kind::instant}},
          "SELECT member_id, purpose, recipient, state, channel, evidence, wording, at FROM consent"
          " WHERE member_id IN (SELECT id FROM temp.packed) ORDER BY member_id, id",
          {"INSERT INTO consent (member_id, purpose, recipient, state, channel, evidence, wording,"
           " actor, at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 'handover', ?8"
           " WHERE NOT EXISTS (SELECT 1 FROM consent WHERE member_id = ?1 AND purpose = ?2"
           " AND recipient = ?3 AND ((at > ?8 AND actor <> 'handover')"
           " OR (at = ?8 AND state = ?4 AND actor = 'handover')))"}};
}

}  // namespace

std::vector<PackedTable> packed_tables() {
  return {people(), merges(), addresses(), tags(), participations(), wordings(), consents()};
}

void each_packed_contact(const store::Store& store,
                         const std::function<void(const PackedContact&)>& call) {
  auto rows = store.prepare(
      "SELECT m.id, m.name, m.organisation, a.address, a.key, a.position, a.state, m.delivery,"
      " (SELECT state FROM consent WHERE member_id = m.id AND purpose = 'contact'"
      " AND recipient = '' ORDER BY id DESC LIMIT 1)"
      " FROM temp.packed p JOIN member m ON m.id = p.id"
      " JOIN member_address a ON a.member_id = m.id ORDER BY m.id, a.position");
  while (rows.step()) {
    const auto contact = rows.is_null(8)
                             ? ConsentState::unknown
                             : named<ConsentState>(consent_states, rows.view(8)).value();
    call({.member = rows.integer(0),
          .name = rows.view(1),
          .organisation = rows.view(2),
          .address = rows.view(3),
          .key = rows.view(4),
          .is_primary = rows.integer(5) == 0,
          .is_good = rows.view(6) == "ok",
          .wants_mail = rows.view(7) == "on",
          .contact = contact});
  }
}

void each_withheld_no(const store::Store& store,
                      const std::function<void(std::string_view)>& call) {
  auto rows = store.prepare(
      "SELECT a.key FROM member m JOIN member_address a ON a.member_id = m.id"
      " WHERE m.id NOT IN (SELECT id FROM temp.packed) AND m.erased_at IS NULL"
      " AND ((m.delivery = 'off' AND m.delivery_by = 'member') OR"
      " (SELECT state FROM consent WHERE member_id = m.id AND purpose = 'contact'"
      " AND recipient = '' ORDER BY id DESC LIMIT 1) IN ('refused', 'withdrawn')) ORDER BY a.key");
  while (rows.step()) call(rows.view(0));
}

}  // namespace qlab::members
