// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack_choice.hpp"

#include <algorithm>
#include <iterator>

#include "lib/comments/packed.hpp"
#include "lib/handover/packed_items.hpp"
#include "lib/handover/record_digests.hpp"
#include "lib/mail/suppression.hpp"

namespace qlab::handover {
namespace {

Difference choose_changed(const store::Store& store, const char* insert,
                          const RecordDigests& before, const RecordDigests& now) {
  auto found = difference(before, now);
  auto choose = store.prepare(insert);
  for (const auto* ids : {&found.added, &found.changed}) {
    for (const auto id : *ids) choose.bind(id).run();
  }
  return {static_cast<std::int64_t>(found.added.size()),
          static_cast<std::int64_t>(found.changed.size()), std::move(found.gone)};
}

}  // namespace

void choose_members(const store::Store& store, std::string_view recipient) {
  store.prepare("CREATE TEMP TABLE IF NOT EXISTS packed (id INTEGER PRIMARY KEY)").run();
  store.prepare("CREATE TEMP TABLE IF NOT EXISTS packed_comment (id INTEGER PRIMARY KEY)").run();
  store.prepare("DELETE FROM temp.packed").run();
  store.prepare("DELETE FROM temp.packed_comment").run();
  store
      .prepare(
          "INSERT INTO temp.packed (id) SELECT m.id FROM member m WHERE m.erased_at IS NULL"
          " AND (SELECT state FROM consent INDEXED BY consent_present WHERE member_id = m.id"
          " AND purpose = 'handover' AND recipient = ? ORDER BY id DESC LIMIT 1) = 'given'")
      .bind(recipient)
      .run();
}

PackItems read_items(const store::Store& store) {
  RowDigests members;
  RowDigests comments;
  auto tables = packed_tables();
  std::ranges::move(comments::packed_by_members(), std::back_inserter(tables));
  for (const auto& table : tables) {
    if (is_of_members(table)) members.add_all(store, table);
  }
  comments.add_all(store, comments::packed_comments(comments::Comments::all));
  comments.add_all(store, comments::packed_codings(comments::Comments::all));
  return {members.take(), comments.take()};
}

std::string reason_of(const store::Store& store, std::int64_t member, std::string_view recipient) {
  const auto row = store.first(
      "SELECT erased_at, (SELECT state FROM consent WHERE member_id = member.id"
      " AND purpose = 'handover' AND recipient = ?2 ORDER BY id DESC LIMIT 1)"
      " FROM member WHERE id = ?1",
      member, recipient);
  if (!row) return "joined with another";
  if (!row->is_null(0)) return "erased";
  return row->is_null(1) ? "no longer agreed" : row->text(1);
}

std::vector<std::string> hashes_of(const store::Store& store, std::int64_t member) {
  const mail::AddressHasher hash(store);
  std::vector<std::string> hashes;
  auto rows = store.prepare("SELECT key FROM member_address WHERE member_id = ? ORDER BY position");
  rows.bind(member);
  while (rows.step()) hashes.push_back(hash(rows.view(0)));
  return hashes;
}

members::IdRanges chosen(const store::Store& store) {
  members::IdRanges ids;
  auto rows = store.prepare("SELECT id FROM temp.packed ORDER BY id");
  while (rows.step()) ids.add(rows.integer(0));
  return ids;
}

Difference choose_changed_members(const store::Store& store, const PackItems& before,
                                  const PackItems& now) {
  store.prepare("DELETE FROM temp.packed").run();
  return choose_changed(store, "INSERT INTO temp.packed (id) VALUES (?)", before.members,
                        now.members);
}

Difference choose_changed_comments(const store::Store& store, const PackItems& before,
                                   const PackItems& now) {
  return choose_changed(store, "INSERT INTO temp.packed_comment (id) VALUES (?)", before.comments,
                        now.comments);
}

}  // namespace qlab::handover
