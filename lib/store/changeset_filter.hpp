// SPDX-License-Identifier: Apache-2.0
// The bytes of an SQLite changeset (https://sqlite.org/session/changegroup.html describes the
// calls, ext/session/sqlite3session.c the format), read row by row and copied without some of the
// rows.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace qlab::store {

/// A recorded value: nothing where it is null, no integer or text, or was not recorded.
using LoggedValue = std::variant<std::monostate, std::int64_t, std::string_view>;

/// One recorded row, in the order of its table's columns. Views live during the call.
struct LoggedRow {
  std::string_view table;
  std::span<const LoggedValue> before;  ///< of an update or a delete
  std::span<const LoggedValue> after;   ///< of an update or an insert

  /// The value of a column, the older one where there are two.
  [[nodiscard]] LoggedValue value(std::size_t column) const;
};

/// Asks about every row of the changeset and returns it without those that are to be dropped. The
/// others keep their bytes. Throws config where it is not a changeset.
std::string without_rows(std::string_view changeset,
                         const std::function<bool(const LoggedRow&)>& drop);

}  // namespace qlab::store
