// SPDX-License-Identifier: Apache-2.0
// The rows that one change touched, so that a later change can be asked whether it builds on them:
// it touched one of them again, or added or changed a row that refers to one the change had added.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "lib/store/changeset.hpp"
#include "lib/store/log.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// A column whose values are ids of another table.
struct Reference {
  int column = 0;
  std::string name;
  std::string table;
};

/// The schema's references, looked up once for each table.
class SchemaReferences {
 public:
  explicit SchemaReferences(const Store& store) : m_store(store) {}
  const std::vector<Reference>& of(std::string_view table);

 private:
  const Store& m_store;
  std::map<std::string, std::vector<Reference>, std::less<>> m_known;
};

struct RowCounts {
  std::int64_t inserted = 0;
  std::int64_t updated = 0;
  std::int64_t deleted = 0;
};

class Footprint {
 public:
  /// Of this change.
  Footprint(const Store& store, const LogEntry& entry);

  [[nodiscard]] const std::map<std::string, RowCounts, std::less<>>& counts() const {
    return m_counts;
  }

  /// The ids of the table's rows that the change added, in order.
  [[nodiscard]] std::vector<Range> inserted(std::string_view table) const;

  /// Whether the later change builds on this one.
  bool is_built_on_by(const LogEntry& later, SchemaReferences& references) const;

 private:
  void add(const RecordedRow& row);
  [[nodiscard]] bool has_inserted(std::string_view table, std::int64_t id) const;
  [[nodiscard]] bool meets(const RecordedRow& later, SchemaReferences& references) const;
  [[nodiscard]] bool is_referred_to(const BatchRange& later, SchemaReferences& references) const;

  const Store& m_store;
  std::unordered_set<std::string> m_keys;  ///< table and key
  std::map<std::string, std::set<std::int64_t>, std::less<>> m_inserted;
  std::vector<BatchRange> m_batches;
  std::map<std::string, RowCounts, std::less<>> m_counts;
};

/// The bytes that the log keeps of a change.
std::string changeset_of(const Store& store, std::int64_t id);

/// The first column of a table's key, quoted for SQL. Throws failed where there is no such table.
std::string key_column(const Store& store, std::string_view table);

/// A name as SQL wants it, whatever stands in it.
std::string sql_name(std::string_view name);

}  // namespace qlab::store
