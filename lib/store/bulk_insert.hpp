// SPDX-License-Identifier: Apache-2.0
// Many rows per statement: SQLite spends most of a small INSERT on starting it. Measured on a
// million members: half the time.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

class BulkInsert {
 public:
  /// Inserts into "member_tag (member_id, tag_id)", which has this many columns.
  BulkInsert(const Store& store, std::string_view table_and_columns, std::size_t columns);

  /// Keeps one row of texts, numbers and instants.
  template <class... Values>
  void add(const Values&... values) {
    (keep(values), ...);
  }

  /// Whether a whole statement's rows are kept.
  [[nodiscard]] bool full() const { return m_values.size() >= rows_per_statement * m_columns; }

  /// Writes whole statements; the rows of the last, unfinished one stay. Rows that refer to others
  /// are flushed after those, by whoever knows the order.
  void flush_full();

  /// Writes everything.
  void flush();

 private:
  static constexpr std::size_t rows_per_statement = 64;
  static constexpr std::size_t is_number = static_cast<std::size_t>(-1);

  /// A number, or where its text is in m_texts.
  struct Value {
    std::int64_t number;
    std::size_t size;
  };

  void keep(std::string_view text);
  template <std::integral Number>
  void keep(Number number) {
    m_values.push_back({static_cast<std::int64_t>(number), is_number});
  }
  void keep(Instant instant) { keep(seconds(instant)); }
  void run(Statement& insert, std::size_t first, std::size_t count);
  void drop(std::size_t count);

  Statement m_insert_many;
  Statement m_insert_one;
  std::size_t m_columns;
  std::vector<Value> m_values;
  std::string m_texts;
};

}  // namespace qlab::store
