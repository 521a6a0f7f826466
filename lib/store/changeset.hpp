// SPDX-License-Identifier: Apache-2.0
// A recorded changeset (SQLite session extension): what it did row by row, its inverse, and
// applying one all or nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "lib/store/change.hpp"

struct sqlite3_changeset_iter;

namespace qlab::store {

enum class Operation { insert, update, remove };

/// One row of a changeset, only while it is being looked at.
class RecordedRow {
 public:
  explicit RecordedRow(sqlite3_changeset_iter* row);

  [[nodiscard]] std::string_view table() const { return m_table; }
  [[nodiscard]] Operation operation() const { return m_operation; }

  /// The values of its primary key, as one text that is the same for the same row.
  [[nodiscard]] std::string key() const;

  /// The key where it is one whole number.
  [[nodiscard]] std::optional<std::int64_t> id() const;

  /// The first value of the key where that is a whole number.
  [[nodiscard]] std::optional<std::int64_t> first_of_key() const;

  /// What the column was set to, where that is a whole number.
  [[nodiscard]] std::optional<std::int64_t> new_integer(int column) const;

 private:
  sqlite3_changeset_iter* m_row;
  std::string_view m_table;
  Operation m_operation;
};

/// Calls look for each row, in the order of the tables. Throws failed where the bytes are no
/// changeset.
void each_row(std::string_view changeset, const std::function<void(const RecordedRow&)>& look);

/// The changeset that takes this one back.
std::string inverted(std::string_view changeset);

/// Applies a changeset within the transaction. Rows of the tables that keep a history of their own
/// may have changed meanwhile and still be deleted. Returns the table where a row is not as it was
/// recorded, or a rule of the schema says no: then the transaction must be rolled back.
std::optional<std::string> apply(Transaction& transaction, std::string_view changeset,
                                 const std::set<std::string>& own_history);

}  // namespace qlab::store
