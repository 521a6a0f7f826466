// SPDX-License-Identifier: Apache-2.0
#include "lib/store/bulk_insert.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace qlab::store {
namespace {

/// The limit is the last value: a statement that is not full inserts only its first rows.
std::string sql(std::string_view table_and_columns, std::size_t columns, std::size_t rows) {
  const auto row = fmt::format("({})", fmt::join(std::vector<std::string_view>(columns, "?"), ","));
  return fmt::format("INSERT INTO {} SELECT * FROM (VALUES {}) LIMIT ?", table_and_columns,
                     fmt::join(std::vector<std::string_view>(rows, row), ","));
}

}  // namespace

BulkInsert::BulkInsert(const Store& store, std::string_view table_and_columns, std::size_t columns)
    : m_insert(store.prepare(sql(table_and_columns, columns, rows_per_statement))),
      m_columns(columns) {}

void BulkInsert::flush() {
  if (m_rows == 0) return;
  m_insert.put(static_cast<int>(rows_per_statement * m_columns + 1), m_rows);
  m_insert.run();
  m_rows = 0;
}

}  // namespace qlab::store
