// SPDX-License-Identifier: Apache-2.0
#include "lib/store/bulk_insert.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <utility>

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
  m_kept.values.push_back({static_cast<std::int64_t>(m_kept.texts.size()), text.size()});
  m_kept.texts += text;
}

std::function<void()> BulkInsert::take_full() {
  const auto per_statement = rows_per_statement * m_columns;
  const auto rest = m_kept.values.size() % per_statement;
  auto rows = std::make_shared<Rows>(std::exchange(m_kept, {}));
  const auto first = rows->values.end() - static_cast<std::ptrdiff_t>(rest);
  for (auto value = first; value != rows->values.end(); ++value) {
    if (value->size == is_number) {
      keep(value->number);
    } else {
      keep(text_of(*rows, *value));
    }
  }
  rows->values.erase(first, rows->values.end());
  return [this, rows] { write(*rows); };
}

void BulkInsert::flush() {
  flush_full();
  const auto rest = std::exchange(m_kept, {});
  for (std::size_t i = 0; i < rest.values.size(); i += m_columns) {
    run(m_insert_one, rest, i, m_columns);
  }
}

void BulkInsert::write(const Rows& rows) {
  const auto count = rows_per_statement * m_columns;
  for (std::size_t i = 0; i < rows.values.size(); i += count) run(m_insert_many, rows, i, count);
}

std::string_view BulkInsert::text_of(const Rows& rows, const Value& value) {
  return std::string_view(rows.texts).substr(static_cast<std::size_t>(value.number), value.size);
}

/// Nothing is copied again: the texts stay where they are until the statement has run.
void BulkInsert::run(Statement& insert, const Rows& rows, std::size_t first, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto& value = rows.values[first + i];
    const auto index = static_cast<int>(i + 1);
    if (value.size == is_number) {
      insert.put(index, value.number);
    } else {
      insert.put_unowned(index, text_of(rows, value));
    }
  }
  insert.run();
}

}  // namespace qlab::store
