// SPDX-License-Identifier: Apache-2.0
#include "lib/store/statement_pool.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <functional>

#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

/// More than any command runs in turn for each of many rows.
constexpr std::size_t most_idle = 48;

std::size_t hash_of(std::string_view sql) { return std::hash<std::string_view>{}(sql); }

/// A pragma may work while it is prepared, and what changes the schema is run once.
bool is_run_again(std::string_view sql) {
  constexpr std::array<std::string_view, 6> verbs{"SELECT", "INSERT", "UPDATE",
                                                  "DELETE", "BEGIN",  "COMMIT"};
  return std::ranges::any_of(verbs, [&](auto verb) { return sql.starts_with(verb); });
}

}  // namespace

sqlite3_stmt* prepared(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const auto size = static_cast<int>(sql.size());
  const int code = sqlite3_prepare_v3(database, sql.data(), size, 0, &statement, nullptr);
  if (code != SQLITE_OK) rethrow(sqlite3_extended_errcode(database), sqlite3_errmsg(database));
  return statement;
}

StatementPool::~StatementPool() {
  for (const auto& idle : m_idle) sqlite3_finalize(idle.statement);
}

StatementPool::Taken StatementPool::take(std::string_view sql) {
  const auto hash = hash_of(sql);
  const auto found = std::find_if(m_idle.rbegin(), m_idle.rend(), [&](const Idle& idle) {
    return idle.hash == hash && sqlite3_sql(idle.statement) == sql;
  });
  if (found == m_idle.rend()) return {prepared(m_database, sql), hash, is_run_again(sql)};
  auto* statement = found->statement;
  m_idle.erase(std::next(found).base());
  return {statement, hash, true};
}

void StatementPool::give_back(sqlite3_stmt* statement, std::size_t hash) noexcept {
  // What the last step said has been thrown already; resetting repeats it.
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  try {
    m_idle.push_back({hash, statement});
  } catch (const std::bad_alloc&) {
    sqlite3_finalize(statement);
    return;
  }
  if (m_idle.size() <= most_idle) return;
  sqlite3_finalize(m_idle.front().statement);
  m_idle.erase(m_idle.begin());
}

}  // namespace qlab::store
