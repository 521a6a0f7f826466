// SPDX-License-Identifier: Apache-2.0
// Prepared statements of one connection that nobody uses at the moment: the same SQL is parsed and
// planned once, however often it is asked for. Included only by the .cpp files of lib/store.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace qlab::store {

class StatementPool {
 public:
  explicit StatementPool(sqlite3* database) : m_database(database) {}
  StatementPool(const StatementPool&) = delete;
  StatementPool& operator=(const StatementPool&) = delete;

  /// Before its connection is closed.
  ~StatementPool();

  struct Taken {
    sqlite3_stmt* statement;
    std::size_t hash;  ///< of its SQL
    bool again;        ///< whether it may be run once more, and so given back
  };

  /// One that was given back with this SQL, or a new one. The caller owns it until it gives it
  /// back.
  Taken take(std::string_view sql);

  /// Forgets the values bound to it, and keeps it.
  void give_back(sqlite3_stmt* statement, std::size_t hash) noexcept;

 private:
  struct Idle {
    std::size_t hash;
    sqlite3_stmt* statement;
  };

  sqlite3* m_database;
  std::vector<Idle> m_idle;  ///< the one given back last stands last
};

/// Prepares one statement. Throws what SQLite says about it.
sqlite3_stmt* prepared(sqlite3* database, std::string_view sql);

}  // namespace qlab::store
