// SPDX-License-Identifier: Apache-2.0
#include "lib/store/log_redaction.hpp"

#include <fmt/format.h>

#include <optional>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab::store {
namespace {

using ascii::number;

/// A range of new ids ("member 1 400") without one of them: none, one or two ranges.
std::string range_without(std::string_view line, std::string_view table, std::int64_t id) {
  const auto words = text::split(line, ' ');
  const auto first = words.size() == 3 ? number(words[1]) : std::nullopt;
  const auto last = words.size() == 3 ? number(words[2]) : std::nullopt;
  if (!first || !last || words[0] != table || id < *first || id > *last) return std::string(line);
  std::vector<std::string> ranges;
  if (id > *first) ranges.push_back(fmt::format("{} {} {}", table, *first, id - 1));
  if (id < *last) ranges.push_back(fmt::format("{} {} {}", table, id + 1, *last));
  return text::join(ranges, "\n");
}

std::string batches_without(const std::string& batches, std::string_view table, std::int64_t id) {
  std::vector<std::string> lines;
  for (const auto line : text::split(std::string_view(batches), '\n')) {
    if (auto range = range_without(line, table, id); !range.empty())
      lines.push_back(std::move(range));
  }
  return text::join(lines, "\n");
}

std::vector<std::int64_t> all_changes(const Store& store) {
  auto rows = store.prepare("SELECT id FROM change_log ORDER BY id");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

struct Recorded {
  std::string summary;
  std::string changeset;
  std::string batches;
  std::int64_t erased_rows = 0;
  bool operator==(const Recorded&) const = default;
};

Recorded read_recorded(const Store& store, std::int64_t id) {
  const auto row =
      store
          .first("SELECT summary, changeset, batches, erased_rows FROM change_log WHERE id = ?", id)
          .value();
  return {row.text(0), row.text(1), row.text(2), row.integer(3)};
}

void write_recorded(Store& store, std::int64_t id, const Recorded& recorded) {
  auto update = store.prepare(
      "UPDATE change_log SET summary = ?1, batches = ?2, changeset = ?5, erased_rows = ?4,"
      " erased = (?2 = '' AND length(?5) = 0) WHERE id = ?3");
  update.bind(recorded.summary, recorded.batches, id, recorded.erased_rows);
  update.put_blob(5, recorded.changeset);
  update.run();
}

Recorded redacted(const Recorded& recorded, const LogRedaction& redaction) {
  Recorded without;
  without.erased_rows = recorded.erased_rows;
  without.summary = redaction.is_named(recorded.summary) ? std::string() : recorded.summary;
  without.changeset = without_rows(recorded.changeset, [&](const LoggedRow& row) {
    const bool goes = redaction.drop(row);
    if (goes) ++without.erased_rows;
    return goes;
  });
  without.batches = batches_without(recorded.batches, redaction.table, redaction.id);
  if (without.batches != recorded.batches) ++without.erased_rows;
  return without;
}

}  // namespace

References references_to(const Store& store, std::string_view table) {
  auto rows = store.prepare(
      "SELECT t.name, c.cid FROM sqlite_schema t, pragma_foreign_key_list(t.name) f,"
      " pragma_table_info(t.name) c WHERE t.type = 'table' AND f.\"table\" = ?"
      " AND c.name = f.\"from\"");
  rows.bind(table);
  References references;
  while (rows.step()) references[rows.text(0)].push_back(static_cast<std::size_t>(rows.integer(1)));
  return references;
}

bool has_ids(const Store& store, std::string_view table) {
  return store
      .first("SELECT 1 FROM pragma_table_info(?) WHERE cid = 0 AND pk = 1 AND name = 'id'", table)
      .has_value();
}

std::set<std::int64_t> ids_where(const Store& store, std::string_view table, std::size_t column,
                                 std::int64_t value) {
  const auto name =
      store.first("SELECT name FROM pragma_table_info(?) WHERE cid = ?", table, column).value();
  auto rows =
      store.prepare(fmt::format("SELECT id FROM \"{}\" WHERE \"{}\" = ?", table, name.view(0)));
  rows.bind(value);
  std::set<std::int64_t> ids;
  while (rows.step()) ids.insert(rows.integer(0));
  return ids;
}

void each_logged_row(const Store& store, const std::function<void(const LoggedRow&)>& call) {
  each_logged_row(
      store, [](std::string_view /*touched*/) { return true; }, call);
}

void each_logged_row(const Store& store, const std::function<bool(std::string_view)>& concerns,
                     const std::function<void(const LoggedRow&)>& call) {
  auto rows = store.prepare("SELECT touched, changeset FROM change_log ORDER BY id");
  while (rows.step()) {
    if (!concerns(rows.view(0))) continue;
    without_rows(rows.view(1), [&](const LoggedRow& row) {
      call(row);
      return true;
    });
  }
}

std::int64_t redact_log(Store& store, const LogRedaction& redaction) {
  std::int64_t changes = 0;
  for (const auto id : all_changes(store)) {
    const auto recorded = read_recorded(store, id);
    const auto without = redacted(recorded, redaction);
    if (without == recorded) continue;
    write_recorded(store, id, without);
    ++changes;
  }
  return changes;
}

}  // namespace qlab::store
