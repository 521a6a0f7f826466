// SPDX-License-Identifier: Apache-2.0
// A condition in SQL as it grows, with the values of its question marks in their order: text of
// ours, values of anybody, never the one inside the other.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/statement.hpp"

namespace qlab::store {

class Condition {
 public:
  using Value = std::variant<std::int64_t, std::string>;

  Condition() = default;

  /// One piece of SQL with a value for each ? in it.
  template <class... Values>
  explicit Condition(std::string_view sql, const Values&... values) {
    add(sql, values...);
  }

  template <class... Values>
  Condition& add(std::string_view sql, const Values&... values) {
    m_sql += sql;
    (keep(values), ...);
    return *this;
  }

  Condition& add(const Condition& other);

  /// "column = ?", or "column IN (?, ?)"; nobody where there is no value.
  template <class Range>
  Condition& add_any(std::string_view column, const Range& values) {
    if (values.empty()) return add("FALSE");
    add(column).add(values.size() == 1 ? " = " : " IN (");
    for (const auto& value : values) add(&value == &*values.begin() ? "?" : ", ?", value);
    return add(values.size() == 1 ? "" : ")");
  }

  [[nodiscard]] const std::string& sql() const { return m_sql; }
  [[nodiscard]] const std::vector<Value>& values() const { return m_values; }

  /// Binds the values from this index on.
  void bind(Statement& statement, int first = 1) const;

 private:
  template <std::integral Number>
  void keep(Number number) {
    m_values.emplace_back(static_cast<std::int64_t>(number));
  }
  void keep(Instant instant) { m_values.emplace_back(seconds(instant)); }
  void keep(std::string_view text) { m_values.emplace_back(std::string(text)); }

  std::string m_sql;
  std::vector<Value> m_values;
};

}  // namespace qlab::store
