// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/restored.hpp"

#include "lib/handover/pack_record.hpp"
#include "lib/store/change.hpp"

namespace qlab::handover {
namespace {

/// The newer key is the one that the last packs were signed with.
void carry_key(store::Store& restored, const store::Store& replaced) {
  const auto key = replaced.first("SELECT secret, created_at FROM handover_key WHERE id = 1");
  if (!key) return;
  restored.run(
      "INSERT INTO handover_key (id, secret, created_at) VALUES (1, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at"
      " WHERE handover_key.created_at < excluded.created_at",
      key->view(0), key->integer(1));
}

/// Those whom a pack was made for.
void carry_successors(store::Store& restored, const store::Store& replaced) {
  auto known = replaced.prepare(
      "SELECT s.id, name, name_key, email, organisation, public_key, i.created_at, i.updated_at"
      " FROM successor s JOIN handover_item i ON i.id = s.id"
      " WHERE s.id IN (SELECT successor_id FROM handover_pack) ORDER BY s.id");
  auto add_item = restored.prepare(
      "INSERT INTO handover_item (id, kind, created_at, updated_at) SELECT ?1, 'successor', ?2, ?3"
      " WHERE NOT EXISTS (SELECT 1 FROM successor WHERE name_key = ?4) ON CONFLICT DO NOTHING");
  auto add = restored.prepare(
      "INSERT INTO successor (id, name, name_key, email, organisation, public_key)"
      " VALUES (?, ?, ?, ?, ?, ?)");
  while (known.step()) {
    add_item.bind(known.integer(0), known.integer(6), known.integer(7), known.view(2));
    if (add_item.run() == 0) continue;
    add.bind(known.integer(0), known.view(1), known.view(2), known.view(3), known.view(4),
             known.view(5));
    add.run();
  }
}

std::int64_t carry_packs(store::Store& restored, const store::Store& replaced) {
  std::int64_t carried = 0;
  auto made = replaced.prepare(
      "SELECT p.id, p.kind, base.sha256, p.sha256, p.file, p.successor_id, p.recipient, p.members,"
      " p.included, p.actor, p.made_at FROM handover_pack p"
      " LEFT JOIN handover_pack base ON base.id = p.base_id ORDER BY p.id");
  auto add = restored.prepare(
      "INSERT INTO handover_pack (kind, base_id, sha256, file, successor_id, recipient, members,"
      " included, actor, made_at) SELECT ?1, (SELECT id FROM handover_pack WHERE sha256 = ?2), ?3,"
      " ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE true ON CONFLICT (sha256) DO NOTHING");
  while (made.step()) {
    add.bind(made.view(1), made.view(2), made.view(3), made.view(4), made.integer(5), made.view(6),
             made.integer(7), made.integer(8), made.view(9), made.integer(10));
    if (add.run() == 0) continue;
    insert_items(restored, restored.last_id(), items_of(replaced, made.integer(0)));
    ++carried;
  }
  return carried;
}

void carry_acknowledgements(store::Store& restored, const store::Store& replaced) {
  auto known = replaced.prepare(
      "SELECT p.sha256, a.public_key, a.receipt, a.accepted_at, a.recorded_at, a.actor"
      " FROM handover_acknowledgement a JOIN handover_pack p ON p.id = a.pack_id");
  auto add = restored.prepare(
      "INSERT INTO handover_acknowledgement (pack_id, public_key, receipt, accepted_at,"
      " recorded_at, actor) SELECT id, ?2, ?3, ?4, ?5, ?6 FROM handover_pack WHERE sha256 = ?1"
      " ON CONFLICT (pack_id) DO NOTHING");
  while (known.step()) {
    add.bind(known.view(0), known.view(1), known.view(2), known.integer(3), known.integer(4),
             known.view(5));
    add.run();
  }
}

}  // namespace

std::int64_t carry_over(store::Store& restored, const store::Store& replaced) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  carry_key(restored, replaced);
  carry_successors(restored, replaced);
  const auto packs = carry_packs(restored, replaced);
  carry_acknowledgements(restored, replaced);
  if (const auto from = store::frozen_from(replaced)) store::freeze_from(restored, from);
  transaction.commit();
  return packs;
}

}  // namespace qlab::handover
