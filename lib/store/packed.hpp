// SPDX-License-Identifier: Apache-2.0
// What a pack carries from one store to another, as plain tables: each noun gives its own
// (lib/<noun>/packed.hpp), with how its rows are read and how they are put into another store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::store {

struct PackedColumn {
  enum class Kind {
    text,
    number,
    instant,
    member  ///< a member's id, which may be another one in the other store
  };
  /// Who may see it: everybody, the successor, or only a program of the successor's.
  enum class Shown { in_public, restricted, in_json };

  std::string_view name;
  Kind kind = Kind::text;
  Shown shown = Shown::restricted;
};

struct PackedTable {
  std::string_view name;  ///< of its files
  std::vector<PackedColumn> columns;

  /// Gives the columns in this order, of the members in temp.packed (id) where it is about members.
  std::string select;

  /// Run for each row, with the columns as ?1, ?2 and so on. Taking the same row twice changes
  /// nothing, and what was said later in the other store stays.
  std::vector<std::string> insert;
};

}  // namespace qlab::store
