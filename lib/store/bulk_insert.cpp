// SPDX-License-Identifier: Apache-2.0
#include "lib/store/bulk_insert.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace qlab::store {
namespace {

std::string sql(std::string_view table_and_columns, std::size_t columns, std::size_t rows) {
  const auto row = fmt::format("({})", fmt::join(std::vector<std::string_view>(columns, "?"), ","));
  return fmt::format("INSERT INTO {} VALUES {}", table_and_columns,
                     fmt::join(std::vector<std::string_view>(rows, row), ","));
}

}  // namespace

BulkInsert::BulkInsert(const Store& store, std::string_view table_and_columns, std::size_t columns)
    : m_insert_many(store.prepare(sql(table_and_columns, columns, rows_per_statement))),
      m_insert_one(store.prepare(sql(table_and_columns, columns, 1))),
      m_columns(columns) {}

void BulkInsert::keep(std::string_view text) {
  m_values.push_back({static_cast<std::int64_t>(m_texts.size()), text.size()});
  m_texts += text;
}

void BulkInsert::flush_full() {
  const auto count = rows_per_statement * m_columns;
  std::size_t done = 0;
  for (; done + count <= m_values.size(); done += count) run(m_insert_many, done, count);
  drop(done);
}

void BulkInsert::flush() {
  flush_full();
  for (std::size_t i = 0; i < m_values.size(); i += m_columns) run(m_insert_one, i, m_columns);
  drop(m_values.size());
}

/// Forgets the first values; the texts of the others move to the front.
void BulkInsert::drop(std::size_t count) {
  m_values.erase(m_values.begin(), m_values.begin() + static_cast<std::ptrdiff_t>(count));
  const auto first_text = std::find_if(m_values.begin(), m_values.end(),
                                       [](const Value& value) { return value.size != is_number; });
  const auto gone =
      first_text == m_values.end() ? static_cast<std::int64_t>(m_texts.size()) : first_text->number;
  m_texts.erase(0, static_cast<std::size_t>(gone));
  for (auto& value : m_values) {
    if (value.size != is_number) value.number -= gone;
  }
}

/// Nothing is copied again: the texts stay where they are until the statement has run.
void BulkInsert::run(Statement& insert, std::size_t first, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto& value = m_values[first + i];
    const auto index = static_cast<int>(i + 1);
    if (value.size == is_number) {
      insert.put(index, value.number);
    } else {
      const auto* text = m_texts.data() + value.number;
      insert.put_unowned(index, {text, value.size});
    }
  }
  insert.run();
}

}  // namespace qlab::store
