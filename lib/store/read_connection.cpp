// SPDX-License-Identifier: Apache-2.0
#include "lib/store/read_connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/store/connection.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

bool can_write(const std::filesystem::path& path) { return ::access(path.c_str(), W_OK) == 0; }

/// Changes that are not in the store's file yet, or not yet taken back in it.
std::optional<std::filesystem::path> unfinished(const std::filesystem::path& path) {
  for (const auto* ending : {"-wal", "-journal"}) {
    const std::filesystem::path beside = path.string() + ending;
    std::error_code absent;
    const auto size = std::filesystem::file_size(beside, absent);
    if (!absent && size > 0) return beside;
  }
  return {};
}

struct stat state_of(const std::filesystem::path& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) == 0) return state;
  throw Error(Kind::io, fmt::format("cannot read '{}': {}", path.string(), std::strerror(errno)));
}

bool is_same(const timespec& one, const timespec& other) {
  return one.tv_sec == other.tv_sec && one.tv_nsec == other.tv_nsec;
}

/// The path as a URI (https://sqlite.org/uri.html) that forbids SQLite to look for other files.
std::filesystem::path immutable(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char each : std::filesystem::absolute(path).string()) {
    const bool special = each == '%' || each == '?' || each == '#';
    uri +=
        special ? fmt::format("%{:02X}", static_cast<unsigned char>(each)) : std::string(1, each);
  }
  return uri + "?immutable=1";
}

/// The result code of the first statement that has SQLite open -wal and -shm beside the store.
int first_look(SQLite::Database& database) {
  return sqlite3_exec(database.getHandle(), "PRAGMA schema_version", nullptr, nullptr, nullptr);
}

/// A first load without the log (lib/store/rollback_journal.hpp) that was broken off is taken back,
/// and the log switched on again, by those alone who may write. Whoever is loading is let be.
void restore_log(const std::filesystem::path& path) {
  const auto writing = connect(path, SQLite::OPEN_READWRITE);
  writing->setBusyTimeout(0);
  sqlite3_exec(writing->getHandle(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
}

bool lacks_log(SQLite::Database& database, int code) {
  if (code == SQLITE_READONLY_ROLLBACK) return true;
  return code == SQLITE_OK && translated([&] {
           // Another program's database keeps the mode that it has.
           return database.execAndGet("PRAGMA application_id").getInt() == application_id &&
                  database.execAndGet("PRAGMA journal_mode").getString() != "wal";
         });
}

}  // namespace

LoneFile::LoneFile(std::filesystem::path path)
    : m_path(std::move(path)), m_state(state_of(m_path)) {
  const auto beside = unfinished(m_path);
  if (!beside) return;
  throw Error(Kind::io,
              fmt::format("'{}' holds changes that are not in the store's file yet, and its folder "
                          "cannot be written",
                          beside->string()),
              "make the folder writable, or copy the store with that file to one that is");
}

void LoneFile::require_unchanged() const {
  const auto now = state_of(m_path);
  const bool same = now.st_dev == m_state.st_dev && now.st_ino == m_state.st_ino &&
                    now.st_size == m_state.st_size && is_same(now.st_mtim, m_state.st_mtim) &&
                    is_same(now.st_ctim, m_state.st_ctim);
  if (same && !unfinished(m_path)) return;
  throw Error(Kind::temporary,
              fmt::format("'{}' was written to while it was read", m_path.string()),
              "do not use what was shown; try again");
}

ReadConnection connect_to_read(const std::filesystem::path& path) {
  ReadConnection reading{connect(path, SQLite::OPEN_READONLY), {}};
  int code = first_look(*reading.database);
  if (lacks_log(*reading.database, code) && can_write(path) && can_write(folder_of(path))) {
    restore_log(path);
    code = first_look(*reading.database);
  }
  const bool forbidden = (code & 0xFF) == SQLITE_CANTOPEN || code == SQLITE_READONLY_DIRECTORY;
  if (!forbidden || can_write(folder_of(path))) return reading;
  reading.lone.emplace(path);
  reading.database = connect(immutable(path), SQLite::OPEN_READONLY | SQLITE_OPEN_URI);
  return reading;
}

std::unique_ptr<SQLite::Database> connect_to_peek(const std::filesystem::path& path) {
  if (!unfinished(path)) return connect(immutable(path), SQLite::OPEN_READONLY | SQLITE_OPEN_URI);
  // With both files there SQLite makes none.
  if (!std::filesystem::exists(path.string() + "-shm")) {
    throw Error(Kind::temporary,
                fmt::format("'{}' holds changes of a command that was stopped", path.string()),
                "any command that reads or writes takes them in");
  }
  return connect(path, SQLite::OPEN_READONLY);
}

std::unique_ptr<SQLite::Database> connect_to_check(const std::filesystem::path& path) {
  const bool writable = can_write(path) && can_write(folder_of(path));
  auto database = writable ? connect(path, SQLite::OPEN_READWRITE) : connect_to_read(path).database;
  translated([&] { database->exec("PRAGMA query_only = ON"); });
  return database;
}

void require_writable(const std::filesystem::path& path) {
  for (const auto& each : {path, folder_of(std::filesystem::absolute(path))}) {
    if (can_write(each)) continue;
    throw Error(
        Kind::io,
        fmt::format("the store cannot be written: '{}': {}", each.string(), std::strerror(errno)),
        "make the file and its folder writable; commands that only read work as they are");
  }
}

}  // namespace qlab::store
