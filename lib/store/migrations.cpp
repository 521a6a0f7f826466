// SPDX-License-Identifier: Apache-2.0
#include "lib/store/migrations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <array>

#include "schema.hpp"

namespace qlab::store {

std::span<const std::string_view> released_migrations() {
  static const auto scripts = [] {
    std::array<std::string_view, schema::files.size()> list;
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = schema::files[i].second;
    return list;
  }();
  return scripts;
}

namespace {

/// A table that others refer to is rebuilt with the same ids: references are not looked at while
/// that is done (SQLite's own way to change a table).
class UncheckedReferences {
 public:
  explicit UncheckedReferences(SQLite::Database& database)
      : m_database(database),
        m_were_checked(database.execAndGet("PRAGMA foreign_keys").getInt() != 0) {
    m_database.exec("PRAGMA foreign_keys = OFF");
  }
  UncheckedReferences(const UncheckedReferences&) = delete;
  UncheckedReferences& operator=(const UncheckedReferences&) = delete;
  ~UncheckedReferences() {
    // Nothing is thrown by it, and a destructor could not say so.
    if (m_were_checked) m_database.tryExec("PRAGMA foreign_keys = ON");
  }

 private:
  SQLite::Database& m_database;
  bool m_were_checked;
};

}  // namespace

bool climb(SQLite::Database& database, std::span<const std::string_view> migrations) {
  const auto newest = static_cast<int>(migrations.size());
  if (database.execAndGet("PRAGMA user_version").getInt() >= newest) return false;
  const UncheckedReferences unchecked(database);
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  // Another process may have climbed while this one waited for the lock.
  const int start = database.execAndGet("PRAGMA user_version").getInt();
  if (start >= newest) return true;
  for (const auto step : migrations.subspan(static_cast<std::size_t>(start))) {
    database.exec(std::string(step));
  }
  database.exec(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application_id, newest));
  transaction.commit();
  return true;
}

}  // namespace qlab::store
