// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack_record.hpp"

#include <fmt/format.h>

#include "lib/store/bulk_insert.hpp"

namespace qlab::handover {
namespace {

constexpr auto select =
    "SELECT p.id, p.kind, p.base_id, p.sha256, p.file, p.successor_id, p.recipient, p.members,"
    " p.included, p.made_at, a.recorded_at FROM handover_pack p"
    " LEFT JOIN handover_acknowledgement a ON a.pack_id = p.id {}";

PackRecord read(const store::Statement& row) {
  return {.id = row.integer(0),
          .kind = named<PackKind>(pack_kinds, row.view(1)).value(),
          .base_id = row.maybe_integer(2),
          .sha256 = row.text(3),
          .file = row.text(4),
          .successor_id = row.integer(5),
          .recipient = row.text(6),
          .members = row.integer(7),
          .included = row.integer(8),
          .made_at = row.instant(9),
          .acknowledged_at = row.maybe_instant(10)};
}

void add(store::BulkInsert& rows, std::int64_t pack_id, std::string_view kind,
         const RecordDigests& digests) {
  for (const auto& digest : digests) {
    rows.add(pack_id, kind, digest.id, std::string_view(text_of(digest)));
    if (rows.full()) rows.flush_full();
  }
}

}  // namespace

std::int64_t insert(store::Store& store, const PackRecord& record, const PackItems& items) {
  store.run(
      "INSERT INTO handover_pack (kind, base_id, sha256, file, successor_id, recipient, members,"
      " included, actor, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      pack_kinds.at(static_cast<std::size_t>(record.kind)), record.base_id, record.sha256,
      record.file, record.successor_id, record.recipient, record.members, record.included,
      store.author().actor, record.made_at);
  const auto id = store.last_id();
  insert_items(store, id, items);
  return id;
}

void insert_items(store::Store& store, std::int64_t pack_id, const PackItems& items) {
  store::BulkInsert rows(store, "handover_pack_item (pack_id, kind, item_id, digest)", 4);
  add(rows, pack_id, "member", items.members);
  add(rows, pack_id, "comment", items.comments);
  rows.flush();
}

PackItems items_of(const store::Store& store, std::int64_t pack_id) {
  PackItems items;
  auto rows = store.prepare(
      "SELECT kind, item_id, digest FROM handover_pack_item WHERE pack_id = ?"
      " ORDER BY kind, item_id");
  rows.bind(pack_id);
  while (rows.step()) {
    auto& digests = rows.view(0) == "member" ? items.members : items.comments;
    digests.push_back(digest_of(rows.integer(1), rows.view(2)));
  }
  return items;
}

std::optional<PackRecord> pack_of_digest(const store::Store& store, std::string_view sha256) {
  const auto row = store.first(fmt::format(select, "WHERE p.sha256 = ?"), sha256);
  return row ? std::optional(read(*row)) : std::nullopt;
}

std::vector<PackRecord> last_packs(const store::Store& store) {
  auto rows = store.prepare(
      fmt::format(select,
                  "WHERE p.id IN (SELECT max(id) FROM handover_pack GROUP BY successor_id)"
                  " ORDER BY p.id"));
  std::vector<PackRecord> all;
  while (rows.step()) all.push_back(read(rows));
  return all;
}

}  // namespace qlab::handover
