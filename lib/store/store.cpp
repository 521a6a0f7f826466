// SPDX-License-Identifier: Apache-2.0
#include "lib/store/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/random.hpp"
#include "lib/store/clone_guard.hpp"
#include "lib/store/connection.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/read_connection.hpp"
#include "lib/store/snapshot.hpp"
#include "lib/store/sqlite_error.hpp"
#include "lib/store/statement_pool.hpp"

namespace qlab::store {
namespace {

// Of a question's pages, few are asked for twice, and the system holds those as well; each page
// that is kept here costs memory that has to be mapped, more than it takes to be read again.
constexpr std::size_t cache_of_a_reader = std::size_t{400} << 10;

void climb_with_backup(SQLite::Database& database, const std::filesystem::path& path, int version) {
  if (version == newest_schema()) return;
  snapshot(database, before_schema(path));
  climb(database, released_migrations());
}

void require_newest(const std::filesystem::path& path, int version) {
  if (version == newest_schema()) return;
  throw Error(Kind::config,
              fmt::format("'{}' was written by an older qlab (schema {}, this one needs {})",
                          path.string(), version, newest_schema()),
              "bring it up to date with 'qlab store migrate'; a backup is made first");
}

}  // namespace

std::string sqlite_version() { return sqlite3_libversion(); }

Store::Store(std::filesystem::path path, Author author, std::unique_ptr<SQLite::Database> database)
    : m_path(std::move(path)),
      m_author(std::move(author)),
      m_database(std::move(database)),
      m_statements(std::make_unique<StatementPool>(m_database->getHandle())) {}

Store::Store(Store&&) noexcept = default;

Store& Store::operator=(Store&& other) noexcept {
  m_statements = nullptr;
  m_path = std::move(other.m_path);
  m_author = std::move(other.m_author);
  m_database = std::move(other.m_database);
  m_lone = std::move(other.m_lone);
  m_statements = std::move(other.m_statements);
  return *this;
}

Store::~Store() = default;

Store Store::create(const std::filesystem::path& path, Instant now, Author author) {
  // Made in memory, so that no moment leaves half a store at the path.
  auto database = connect(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  translated([&] {
    harden(*database);
    climb(*database, released_migrations());
  });
  Store unborn(path, author, std::move(database));
  unborn.run("INSERT INTO store_identity (id, store_uuid, created_at) VALUES (1, ?, ?)",
             random_uuid(), now);
  write_new(*unborn.m_database, path);
  return open_to_write(path, std::move(author));
}

Store Store::open(const std::filesystem::path& path, Access access, Author author) {
  require_there(path);
  switch (access) {
    case Access::read:
      return open_to_read(path, std::move(author));
    case Access::peek:
      return open_to_peek(path, std::move(author));
    case Access::write:
      break;
  }
  return open_to_write(path, std::move(author));
}

Store Store::open_to_read(const std::filesystem::path& path, Author author) {
  auto reading = connect_to_read(path);
  translated([&] {
    const auto version = require_ours(*reading.database, path);
    harden(*reading.database);
    require_newest(path, version);
  });
  Store store(path, std::move(author), std::move(reading.database));
  store.use_cache(cache_of_a_reader);
  if (reading.lone) store.m_lone = std::make_unique<const LoneFile>(*std::move(reading.lone));
  return store;
}

Store Store::open_to_peek(const std::filesystem::path& path, Author author) {
  auto database = connect_to_peek(path);
  translated([&] {
    const auto version = require_ours(*database, path);
    harden(*database);
    require_newest(path, version);
  });
  Store store(path, std::move(author), std::move(database));
  store.use_cache(cache_of_a_reader);
  return store;
}

Store Store::open_to_write(const std::filesystem::path& path, Author author) {
  auto database = connect(path, SQLite::OPEN_READWRITE);
  require_writable(path);
  translated([&] {
    const auto version = require_ours(*database, path);
    harden(*database);
    // A backup that was put in place is none of the kind that readers and a writer can share.
    database->exec("PRAGMA journal_mode = WAL");
    database->exec(fmt::format("PRAGMA wal_autocheckpoint = {}", pages_of_log));
    climb_with_backup(*database, path, version);
  });
  Store store(path, std::move(author), std::move(database));
  bind_new(store);
  return store;
}

void Store::require_unchanged() const {
  if (m_lone) m_lone->require_unchanged();
}

Statement Store::prepare(std::string_view sql) const { return {*m_statements, sql}; }

std::int64_t Store::last_id() const { return m_database->getLastInsertRowid(); }

void Store::wait_for_writers(std::chrono::milliseconds limit) {
  m_database->setBusyTimeout(static_cast<int>(limit.count()));
}

void Store::use_cache(std::size_t bytes) const {
  m_database->exec(fmt::format("PRAGMA cache_size = -{}", bytes >> 10));
}

void Store::sort_in_threads(int threads) { run(fmt::format("PRAGMA threads = {}", threads)); }

}  // namespace qlab::store
