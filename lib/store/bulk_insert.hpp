// SPDX-License-Identifier: Apache-2.0
// Many rows per statement: SQLite spends most of a small INSERT on starting it. Measured on a
// million members: half the time.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
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

  /// Whether so many rows are kept that they should be written.
  [[nodiscard]] bool full() const { return m_kept.values.size() >= rows_kept * m_columns; }

  /// Writes whole statements; the rows of the last, unfinished one stay. Rows that refer to others
  /// are flushed after those, by whoever knows the order.
  void flush_full() { take_full()(); }

  /// Takes the rows that flush_full() would write, for another thread to write them by calling what
  /// is returned. Until it has, only that thread may use this connection of the store.
  [[nodiscard]] std::function<void()> take_full();

  /// Writes everything.
  void flush();

 private:
  static constexpr std::size_t rows_per_statement = 64;
  static constexpr std::size_t rows_kept = 8 * rows_per_statement;
  static constexpr std::size_t is_number = static_cast<std::size_t>(-1);

  /// A number, or where its text is among the texts.
  struct Value {
    std::int64_t number;
    std::size_t size;
  };
  struct Rows {
    std::vector<Value> values;
    std::string texts;
  };

  void keep(std::string_view text);
  template <std::integral Number>
  void keep(Number number) {
    m_kept.values.push_back({static_cast<std::int64_t>(number), is_number});
  }
  void keep(Instant instant) { keep(seconds(instant)); }
  void write(const Rows& rows);
  static std::string_view text_of(const Rows& rows, const Value& value);
  static void run(Statement& insert, const Rows& rows, std::size_t first, std::size_t count);

  Statement m_insert_many;
  Statement m_insert_one;
  std::size_t m_columns;
  Rows m_kept;
};

}  // namespace qlab::store
