// SPDX-License-Identifier: Apache-2.0
// One prepared statement: values are bound in order, rows are stepped over, the handle is freed by
// going out of scope. The only way SQL is run outside lib/store.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/core/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace qlab::store {

class StatementPool;

/// A rule of the schema said no (UNIQUE, CHECK, FOREIGN KEY). A caller that expects one translates
/// it; where nobody does, it is a defect and ends as 'failed'.
class ConstraintError : public Error {
 public:
  using Error::Error;
};

class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  /// Takes one that was used before, where there is one, and gives it back when it goes out of
  /// scope. The pool must live longer.
  Statement(StatementPool& pool, std::string_view sql);

  /// Starts again with these values for ?1, ?2, ...
  template <class... Values>
  Statement& bind(const Values&... values) {
    reset();
    int index = 0;
    (put(++index, values), ...);
    return *this;
  }

  /// Binds one value; for statements whose number of values is known only at run time.
  void put(int index, std::nullptr_t);
  void put(int index, std::string_view text);
  void put(int index, const char* text) { put(index, std::string_view(text)); }
  void put(int index, const std::string& text) { put(index, std::string_view(text)); }
  void put(int index, std::int64_t number);
  void put(int index, bool truth) { put(index, std::int64_t{truth}); }
  void put(int index, Instant instant) { put(index, seconds(instant)); }
  template <std::integral Number>
  void put(int index, Number number) {
    put(index, static_cast<std::int64_t>(number));
  }
  template <class Value>
  void put(int index, const std::optional<Value>& value) {
    if (value) {
      put(index, *value);
    } else {
      put(index, nullptr);
    }
  }
  /// Binds text that stays alive until the next bind; nothing is copied.
  void put_unowned(int index, std::string_view text);
  /// Binds bytes that stay alive until the next bind; nothing is copied.
  void put_blob(int index, std::string_view bytes);

  /// Moves to the next row; false after the last one.
  bool step();

  /// Steps to the end and resets; returns the number of rows changed.
  int run();

  void reset();

  /// A column of the present row, counted from 0. Views live until the next step.
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] Instant instant(int column) const { return qlab::instant(integer(column)); }
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(int column) const;
  [[nodiscard]] std::optional<Instant> maybe_instant(int column) const;

 private:
  struct LetGo {
    StatementPool* pool = nullptr;  ///< none: it is not kept
    std::size_t hash = 0;
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  void check(int code) const;

  std::unique_ptr<sqlite3_stmt, LetGo> m_statement;
};

}  // namespace qlab::store
