// SPDX-License-Identifier: Apache-2.0
#include "lib/store/statement.hpp"

#include <sqlite3.h>

#include "lib/store/sqlite_error.hpp"
#include "lib/store/statement_pool.hpp"

namespace qlab::store {

void Statement::LetGo::operator()(sqlite3_stmt* statement) const noexcept {
  if (pool != nullptr) return pool->give_back(statement, hash);
  // What the last step said has been thrown already; finalizing repeats it.
  sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, std::string_view sql)
    : m_statement(prepared(database, sql), LetGo{}) {}

Statement::Statement(StatementPool& pool, std::string_view sql) : m_statement(nullptr, LetGo{}) {
  const auto [statement, hash, again] = pool.take(sql);
  m_statement = {statement, LetGo{again ? &pool : nullptr, hash}};
}

void Statement::check(int code) const {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  auto* database = sqlite3_db_handle(m_statement.get());
  rethrow(sqlite3_extended_errcode(database), sqlite3_errmsg(database));
}

void Statement::put(int index, std::nullptr_t) {
  check(sqlite3_bind_null(m_statement.get(), index));
}

void Statement::put(int index, std::string_view text) {
  check(sqlite3_bind_text64(m_statement.get(), index, text.empty() ? "" : text.data(), text.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::put(int index, std::int64_t number) {
  check(sqlite3_bind_int64(m_statement.get(), index, number));
}

void Statement::put_unowned(int index, std::string_view text) {
  check(sqlite3_bind_text64(m_statement.get(), index, text.empty() ? "" : text.data(), text.size(),
                            SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::put_blob(int index, std::string_view bytes) {
  check(sqlite3_bind_blob64(m_statement.get(), index, bytes.empty() ? "" : bytes.data(),
                            bytes.size(), SQLITE_STATIC));
}

bool Statement::step() {
  const int code = sqlite3_step(m_statement.get());
  check(code);
  return code == SQLITE_ROW;
}

int Statement::run() {
  while (step()) {
  }
  const int changed = sqlite3_changes(sqlite3_db_handle(m_statement.get()));
  reset();
  return changed;
}

void Statement::reset() { sqlite3_reset(m_statement.get()); }

bool Statement::is_null(int column) const {
  return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(m_statement.get(), column);
}

std::string_view Statement::view(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  if (is_null(column)) return {};
  return integer(column);
}

std::optional<std::string> Statement::maybe_text(int column) const {
  if (is_null(column)) return {};
  return text(column);
}

std::optional<Instant> Statement::maybe_instant(int column) const {
  if (is_null(column)) return {};
  return instant(column);
}

}  // namespace qlab::store
