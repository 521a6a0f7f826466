// SPDX-License-Identifier: Apache-2.0
#include "lib/store/changeset.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

/// SQLite only reads the bytes, but asks for a pointer that could write.
void* bytes_of(std::string_view changeset) { return const_cast<char*>(changeset.data()); }

Operation operation_of(int code) {
  if (code == SQLITE_INSERT) return Operation::insert;
  return code == SQLITE_UPDATE ? Operation::update : Operation::remove;
}

struct Finalize {
  void operator()(sqlite3_changeset_iter* row) const noexcept { sqlite3changeset_finalize(row); }
};

/// Calls look with each column of the primary key, by its value before the change (or, of a new
/// row, after it).
template <class Look>
void each_key_value(sqlite3_changeset_iter* row, Operation operation, Look look) {
  unsigned char* is_key = nullptr;
  int columns = 0;
  require_ok(sqlite3changeset_pk(row, &is_key, &columns));
  for (int column = 0; column < columns; ++column) {
    if (is_key[column] == 0) continue;
    sqlite3_value* value = nullptr;
    require_ok(operation == Operation::insert ? sqlite3changeset_new(row, column, &value)
                                              : sqlite3changeset_old(row, column, &value));
    look(value);
  }
}

std::optional<std::int64_t> integer(sqlite3_value* value) {
  if (value == nullptr || sqlite3_value_type(value) != SQLITE_INTEGER) return {};
  return sqlite3_value_int64(value);
}

/// What applying needs to know, and what it found out.
struct Application {
  const std::set<std::string>& own_history;
  std::string trouble;
};

int on_conflict(void* context, int conflict, sqlite3_changeset_iter* row) {
  auto& application = *static_cast<Application*>(context);
  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY) {
    application.trouble = "a table that refers to it";
    return SQLITE_CHANGESET_ABORT;
  }
  const RecordedRow recorded(row);
  const auto table = std::string(recorded.table());
  if (recorded.operation() == Operation::remove && application.own_history.contains(table)) {
    if (conflict == SQLITE_CHANGESET_DATA) return SQLITE_CHANGESET_REPLACE;
    if (conflict == SQLITE_CHANGESET_NOTFOUND) return SQLITE_CHANGESET_OMIT;
  }
  application.trouble = table;
  return SQLITE_CHANGESET_ABORT;
}

/// Whether it begins as a changeset does: 'T', the number of columns, a byte for each of them, the
/// table's name and a NUL. SQLite 3.40 never ends reading one that is cut off within that.
bool names_a_table(std::string_view changeset) {
  if (changeset.size() < 2 || changeset[0] != 'T') return false;
  const auto columns = static_cast<unsigned char>(changeset[1]);
  const auto name = 2 + std::size_t{columns};
  return columns > 0 && columns < 0x80 && name < changeset.size() &&
         changeset.find('\0', name) != std::string_view::npos;
}

}  // namespace

RecordedRow::RecordedRow(sqlite3_changeset_iter* row) : m_row(row) {
  const char* table = nullptr;
  int columns = 0;
  int operation = 0;
  int indirect = 0;
  require_ok(sqlite3changeset_op(row, &table, &columns, &operation, &indirect));
  m_table = table;
  m_operation = operation_of(operation);
}

std::string RecordedRow::key() const {
  std::string key;
  each_key_value(m_row, m_operation, [&key](sqlite3_value* value) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    key += fmt::format("{} {}:{} ", sqlite3_value_type(value), size,
                       std::string_view(text == nullptr ? "" : text, size));
  });
  return key;
}

std::optional<std::int64_t> RecordedRow::id() const {
  int values = 0;
  std::optional<std::int64_t> id;
  each_key_value(m_row, m_operation, [&](sqlite3_value* value) {
    ++values;
    id = integer(value);
  });
  return values == 1 ? id : std::nullopt;
}

std::optional<std::int64_t> RecordedRow::first_of_key() const {
  bool first = true;
  std::optional<std::int64_t> id;
  each_key_value(m_row, m_operation, [&](sqlite3_value* value) {
    if (first) id = integer(value);
    first = false;
  });
  return id;
}

std::optional<std::int64_t> RecordedRow::new_integer(int column) const {
  if (m_operation == Operation::remove) return {};
  sqlite3_value* value = nullptr;
  const int code = sqlite3changeset_new(m_row, column, &value);
  // The table has columns that it did not have when this was recorded.
  if (code == SQLITE_RANGE) return {};
  require_ok(code);
  return integer(value);
}

void each_row(std::string_view changeset, const std::function<void(const RecordedRow&)>& look) {
  if (changeset.empty()) return;
  if (!names_a_table(changeset)) require_ok(SQLITE_CORRUPT);
  sqlite3_changeset_iter* started = nullptr;
  require_ok(
      sqlite3changeset_start(&started, static_cast<int>(changeset.size()), bytes_of(changeset)));
  const std::unique_ptr<sqlite3_changeset_iter, Finalize> row(started);
  int code = sqlite3changeset_next(row.get());
  for (; code == SQLITE_ROW; code = sqlite3changeset_next(row.get())) look(RecordedRow(row.get()));
  if (code != SQLITE_DONE) require_ok(code);
}

std::string inverted(std::string_view changeset) {
  if (changeset.empty()) return {};
  int size = 0;
  void* bytes = nullptr;
  require_ok(sqlite3changeset_invert(static_cast<int>(changeset.size()), bytes_of(changeset), &size,
                                     &bytes));
  const std::unique_ptr<void, decltype(&sqlite3_free)> owner(bytes, &sqlite3_free);
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::optional<std::string> apply(Transaction& transaction, std::string_view changeset,
                                 const std::set<std::string>& own_history) {
  if (changeset.empty()) return {};
  Application application{own_history, {}};
  const int code = sqlite3changeset_apply_v2(
      transaction.database().getHandle(), static_cast<int>(changeset.size()), bytes_of(changeset),
      nullptr, on_conflict, &application, nullptr, nullptr, 0);
  if (!application.trouble.empty()) return application.trouble;
  require_ok(code);
  return {};
}

}  // namespace qlab::store
