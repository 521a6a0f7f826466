// SPDX-License-Identifier: Apache-2.0
// What a record says, as one number for each member or comment: equal where nothing changed since,
// whatever the order of its rows. A delta is made of what differs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/store/packed.hpp"
#include "lib/store/statement.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

class RowDigests {
 public:
  /// Adds a row of the table to the record it belongs to: that of the id in its first column.
  void add(const store::PackedTable& table, const store::Statement& row);

  /// Reads a whole table.
  void add_all(const store::Store& store, const store::PackedTable& table);

  /// 32 hexadecimal digits for each id.
  [[nodiscard]] std::map<std::int64_t, std::string> digests() const;

 private:
  struct Sum {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
  };
  std::unordered_map<std::int64_t, Sum> m_sums;
  std::string m_text;  ///< kept for its memory
};

/// Whether the rows of a table belong to one member each.
bool is_of_members(const store::PackedTable& table);

}  // namespace qlab::handover
