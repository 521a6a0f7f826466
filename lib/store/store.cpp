// SPDX-License-Identifier: Apache-2.0
#include "lib/store/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/random.hpp"
#include "lib/store/functions.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

constexpr int busy_timeout_ms = 10'000;

/// Before anything of the file is believed: no triggers or views of its own may call functions,
/// nothing may edit the schema, damage is looked for.
void distrust(SQLite::Database& database) {
  auto* handle = database.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_extended_result_codes(handle, 1);
  database.setBusyTimeout(busy_timeout_ms);
}

/// Only after the file is known to be ours.
void harden(SQLite::Database& database) {
  database.exec(
      "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;"
      "PRAGMA synchronous = FULL;");
  add_functions(database.getHandle());
}

void require_ours(SQLite::Database& database, const std::filesystem::path& path) {
  const auto newest = static_cast<int>(released_migrations().size());
  if (database.execAndGet("PRAGMA application_id").getInt() != application_id) {
    throw Error(Kind::config, fmt::format("'{}' is not a qlab store", path.string()),
                "name a store made by 'qlab init' with --store or QLAB_STORE");
  }
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version > newest) {
    throw Error(Kind::config,
                fmt::format("'{}' was written by a newer qlab (schema {}, this one knows {})",
                            path.string(), version, newest),
                "install the newer qlab");
  }
}

void climb_with_backup(SQLite::Database& database, const std::filesystem::path& path) {
  const auto newest = static_cast<int>(released_migrations().size());
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version == newest) return;
  snapshot(database, fmt::format("{}.before-schema-{}", path.string(), newest));
  climb(database, released_migrations());
}

/// A connection belongs to one thread at a time, and nobody asks how much memory SQLite uses: no
/// lock for each call, no count of each allocation.
std::unique_ptr<SQLite::Database> open_file(const std::filesystem::path& path, int flags) {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);  // refused where SQLite is in use already: only slower
  return translated([&] {
    auto database = std::make_unique<SQLite::Database>(
        path.string(), flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX);
    distrust(*database);
    return database;
  });
}

}  // namespace

std::string sqlite_version() { return sqlite3_libversion(); }

Store::Store(std::filesystem::path path, Author author, std::unique_ptr<SQLite::Database> database)
    : m_path(std::move(path)), m_author(std::move(author)), m_database(std::move(database)) {}

Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const std::filesystem::path& path, Instant now, Author author) {
  if (std::filesystem::exists(std::filesystem::symlink_status(path))) {
    throw Error(Kind::refused, fmt::format("'{}' exists already", path.string()),
                "choose another folder; nothing was overwritten");
  }
  auto database = open_file(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  translated([&] {
    database->exec("PRAGMA journal_mode = WAL");
    harden(*database);
    climb(*database, released_migrations());
  });
  Store store(path, std::move(author), std::move(database));
  store.run("INSERT INTO store_identity (id, store_uuid, created_at) VALUES (1, ?, ?)",
            random_uuid(), now);
  return store;
}

Store Store::open(const std::filesystem::path& path, Access access, Author author) {
  if (!std::filesystem::exists(path)) {
    throw Error(Kind::config, fmt::format("there is no store at '{}'", path.string()),
                "make one with 'qlab init DIR', or name it with --store or QLAB_STORE");
  }
  auto database =
      open_file(path, access == Access::write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY);
  translated([&] {
    require_ours(*database, path);
    harden(*database);
    if (access == Access::write) climb_with_backup(*database, path);
  });
  return {path, std::move(author), std::move(database)};
}

Statement Store::prepare(const std::string& sql) const { return {m_database->getHandle(), sql}; }

std::int64_t Store::last_id() const { return m_database->getLastInsertRowid(); }

void Store::wait_for_writers(std::chrono::milliseconds limit) {
  m_database->setBusyTimeout(static_cast<int>(limit.count()));
}

void Store::use_cache(std::size_t bytes) {
  run(fmt::format("PRAGMA cache_size = -{}", bytes / 1024));
}

}  // namespace qlab::store
