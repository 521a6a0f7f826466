// SPDX-License-Identifier: Apache-2.0
// Who is meant by a query (`qlab help queries`), as a condition with bound values. Every list,
// export and --to selects members by it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/statement.hpp"

namespace qlab::members {

class Query {
 public:
  /// Every member.
  static Query everybody();

  /// Reads words like `tag:facilitator -nation:wales joined:2026-01-01.. anna`. A text without
  /// words selects nobody. Throws usage where a field, or a value of a field with fixed ones, is
  /// unknown.
  static Query parse(std::string_view text);

  /// The condition on `member AS m`, with ? for each value.
  [[nodiscard]] const std::string& condition() const { return m_condition; }

  /// Binds the values from this index on.
  void bind(store::Statement& statement, int first = 1) const;

 private:
  using Value = std::variant<std::int64_t, std::string>;
  friend class Conditions;

  std::string m_condition;
  std::vector<Value> m_values;
};

/// The names of the fields, for help and completion.
std::span<const std::string_view> query_fields();

}  // namespace qlab::members
