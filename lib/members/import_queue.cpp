// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_queue.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/import.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

/// Every cell is quoted: then no other delimiter can be guessed.
void append_cell(std::string& line, std::string_view cell) {
  line += line.empty() ? "\"" : ",\"";
  for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
  line += '"';
}

std::vector<std::string> addresses_of(const store::Store& store, std::int64_t queued) {
  auto rows =
      store.prepare("SELECT key FROM member_import_queue_address WHERE queue_id = ? ORDER BY key");
  rows.bind(queued);
  std::vector<std::string> keys;
  while (rows.step()) keys.push_back(rows.text(0));
  return keys;
}

std::vector<std::int64_t> candidates_of(const store::Store& store, std::int64_t queued) {
  auto rows = store.prepare(
      "SELECT DISTINCT a.member_id FROM member_import_queue_address AS q"
      " JOIN member_address AS a ON a.key = q.key WHERE q.queue_id = ? ORDER BY a.member_id");
  rows.bind(queued);
  std::vector<std::int64_t> members;
  while (rows.step()) members.push_back(rows.integer(0));
  return members;
}

void remove(store::Store& store, std::int64_t queued) {
  store.run("DELETE FROM member_import_queue_address WHERE queue_id = ?", queued);
  store.run("DELETE FROM member_import_queue WHERE id = ?", queued);
}

/// Whether nothing of the row is left to decide: it was taken, or may not be.
bool is_done(const ImportReport& report) {
  return report.ambiguous.empty() && report.rejected.empty();
}

}  // namespace

std::string queued_text(const Columns& columns, std::span<const std::string_view> cells,
                        const Row& row) {
  std::string header;
  std::string line;
  for (std::size_t i = 0; i < columns.at.size(); ++i) {
    const auto column = columns.at[i];
    if (column == Column::unknown || column == Column::ignored) continue;
    append_cell(header, column_names.at(static_cast<std::size_t>(column)));
    const bool other_groups = column == Column::tags && !row.clears_tags;
    append_cell(line, other_groups ? text::join(row.tags, ";") : std::string(cells[i]));
  }
  if (columns.standing == Standing::opted_out) {
    append_cell(header, "opted_out");
    append_cell(line, "yes");
  }
  if (columns.standing == Standing::bad_address) {
    append_cell(header, "bad_emails");
    append_cell(line, row.addresses.front().shown);
  }
  return header + "\n" + line + "\n";
}

void queue_row(store::Store& store, std::string_view source, std::size_t line,
               std::string_view text, std::span<const Address> addresses, Instant now) {
  const auto added = store.run(
      "INSERT INTO member_import_queue (source, line, text, queued_at) VALUES (?, ?, ?, ?)"
      " ON CONFLICT (text) DO NOTHING",
      source, line, text, now);
  if (added == 0) return;
  const auto id = store.last_id();
  for (const auto& address : addresses) {
    store.run("INSERT INTO member_import_queue_address (queue_id, key) VALUES (?, ?)", id,
              address.key);
  }
}

std::vector<QueuedRow> queued_rows(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT id, source, line, text, queued_at FROM member_import_queue ORDER BY id");
  std::vector<QueuedRow> all;
  while (rows.step()) {
    const auto id = rows.integer(0);
    all.push_back({id, rows.text(1), rows.integer(2), rows.text(3), rows.instant(4),
                   addresses_of(store, id), candidates_of(store, id)});
  }
  return all;
}

void drop_queued(store::Store& store, std::int64_t id, Instant now) {
  store::Change change(store, now);
  if (!store.first("SELECT 1 FROM member_import_queue WHERE id = ?", id)) {
    throw Error(Kind::not_found, fmt::format("no row {} waits", id),
                "'qlab members import --review' lists those that do");
  }
  remove(store, id);
  change.commit("one queued row dropped");
}

void forget_queued(store::Store& store, std::span<const std::string> address_keys) {
  for (const auto& key : address_keys) {
    auto rows = store.prepare("SELECT queue_id FROM member_import_queue_address WHERE key = ?");
    rows.bind(key);
    std::vector<std::int64_t> ids;
    while (rows.step()) ids.push_back(rows.integer(0));
    for (const auto id : ids) remove(store, id);
  }
}

Settled settle_queue(store::Store& store, Instant now) {
  Settled settled;
  ImportOptions options;
  options.bad_rows = BadRows::skip;
  for (auto& row : queued_rows(store)) {
    TextFile file(row.text, row.source);
    if (!is_done(import_file(store, file, options, now))) {
      settled.waiting.push_back(std::move(row));
      continue;
    }
    store::Change change(store, now);
    remove(store, row.id);
    change.commit("one queued row settled");
    ++settled.taken;
  }
  return settled;
}

}  // namespace qlab::members
