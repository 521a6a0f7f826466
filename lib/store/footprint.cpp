// SPDX-License-Identifier: Apache-2.0
#include "lib/store/footprint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"

namespace qlab::store {
namespace {

std::string key_in(const RecordedRow& row) { return fmt::format("{} {}", row.table(), row.key()); }

std::vector<Range> ranges_of(const std::set<std::int64_t>& ids) {
  std::vector<Range> ranges;
  for (const auto id : ids) {
    if (!ranges.empty() && ranges.back().last + 1 == id) {
      ranges.back().last = id;
    } else {
      ranges.push_back({id, id});
    }
  }
  return ranges;
}

std::int64_t count_rows(const Store& store, const BatchRange& batch) {
  return store
      .first(fmt::format("SELECT count(*) FROM {} WHERE {} BETWEEN ? AND ?", sql_name(batch.table),
                         key_column(store, batch.table)),
             batch.ids.first, batch.ids.last)
      ->integer(0);
}

}  // namespace

std::string sql_name(std::string_view name) {
  std::string quoted = "\"";
  for (const auto letter : name) quoted.append(letter == '"' ? 2 : 1, letter);
  return quoted + '"';
}

std::string key_column(const Store& store, std::string_view table) {
  const auto row = store.first("SELECT name FROM pragma_table_info(?) WHERE pk = 1", table);
  if (!row)
    throw Error(Kind::failed, fmt::format("the log names a table '{}', which is not there", table));
  return sql_name(row->view(0));
}

std::string changeset_of(const Store& store, std::int64_t id) {
  const auto row = store.first("SELECT changeset FROM change_log WHERE id = ?", id);
  return row ? row->text(0) : std::string();
}

const std::vector<Reference>& SchemaReferences::of(std::string_view table) {
  const auto known = m_known.find(table);
  if (known != m_known.end()) return known->second;
  std::vector<Reference> references;
  auto row = m_store.prepare(
      "SELECT i.cid, i.name, f.\"table\" FROM pragma_foreign_key_list(?1) f"
      " JOIN pragma_table_info(?1) i ON i.name = f.\"from\"");
  row.bind(table);
  while (row.step()) {
    references.push_back({static_cast<int>(row.integer(0)), row.text(1), row.text(2)});
  }
  return m_known.emplace(table, std::move(references)).first->second;
}

Footprint::Footprint(const Store& store, const LogEntry& entry)
    : m_store(store), m_batches(parse_batches(entry.batches)) {
  const auto changeset = changeset_of(store, entry.id);
  each_row(changeset, [this](const RecordedRow& row) { add(row); });
  for (const auto& batch : m_batches) m_counts[batch.table].inserted += count_rows(store, batch);
}

void Footprint::add(const RecordedRow& row) {
  const auto table = std::string(row.table());
  auto& counts = m_counts[table];
  const auto id = row.id();
  if (row.operation() == Operation::update) ++counts.updated;
  if (row.operation() == Operation::remove) ++counts.deleted;
  if (row.operation() == Operation::insert) ++counts.inserted;
  if (row.operation() == Operation::insert && id) {
    m_inserted[table].insert(*id);
  } else {
    m_keys.insert(key_in(row));
  }
}

std::vector<Range> Footprint::inserted(std::string_view table) const {
  const auto own = m_inserted.find(table);
  auto ranges = own == m_inserted.end() ? std::vector<Range>() : ranges_of(own->second);
  for (const auto& batch : m_batches) {
    if (batch.table == table) ranges.push_back(batch.ids);
  }
  return ranges;
}

bool Footprint::has_inserted(std::string_view table, std::int64_t id) const {
  const auto own = m_inserted.find(table);
  if (own != m_inserted.end() && own->second.contains(id)) return true;
  return std::any_of(m_batches.begin(), m_batches.end(), [&](const BatchRange& batch) {
    return batch.table == table && batch.ids.holds(id);
  });
}

bool Footprint::meets(const RecordedRow& later, SchemaReferences& references) const {
  const auto id = later.first_of_key();
  if (id && later.id() && has_inserted(later.table(), *id)) return true;
  const bool in_batch =
      id && std::any_of(m_batches.begin(), m_batches.end(), [&](const auto& batch) {
        return batch.table == later.table() && batch.ids.holds(*id);
      });
  if (in_batch || m_keys.contains(key_in(later))) return true;
  const auto& columns = references.of(later.table());
  return std::any_of(columns.begin(), columns.end(), [&](const Reference& reference) {
    const auto parent = later.new_integer(reference.column);
    return parent && has_inserted(reference.table, *parent);
  });
}

bool Footprint::is_referred_to(const BatchRange& later, SchemaReferences& references) const {
  for (const auto& reference : references.of(later.table)) {
    auto row = m_store.prepare(fmt::format(
        "SELECT 1 FROM {0} WHERE {1} BETWEEN ? AND ? AND {2} BETWEEN ? AND ? LIMIT 1",
        sql_name(later.table), key_column(m_store, later.table), sql_name(reference.name)));
    for (const auto& range : inserted(reference.table)) {
      row.bind(later.ids.first, later.ids.last, range.first, range.last);
      if (row.step()) return true;
    }
  }
  return false;
}

bool Footprint::is_built_on_by(const LogEntry& later, SchemaReferences& references) const {
  for (const auto& batch : parse_batches(later.batches)) {
    if (is_referred_to(batch, references)) return true;
  }
  bool met = false;
  const auto changeset = changeset_of(m_store, later.id);
  each_row(changeset, [&](const RecordedRow& row) { met = met || meets(row, references); });
  return met;
}

}  // namespace qlab::store
