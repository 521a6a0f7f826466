// SPDX-License-Identifier: Apache-2.0
#include "lib/store/restore.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>
#include <system_error>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/store/clone_guard.hpp"
#include "lib/store/connection.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/read_connection.hpp"
#include "lib/store/snapshot.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

constexpr auto temporary_ending = ".restoring";

std::unique_ptr<SQLite::Database> open_backup(const std::filesystem::path& backup) {
  if (!std::filesystem::exists(backup)) {
    throw Error(Kind::not_found, fmt::format("there is no backup '{}'", backup.string()));
  }
  require_file(backup);
  auto source = connect_to_read(std::filesystem::canonical(backup)).database;
  translated([&] {
    require_ours(*source, backup);
    require_whole(*source, backup);
  });
  return source;
}

void remove_with_companions(const std::filesystem::path& file) {
  for (const auto* ending : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::remove(file.string() + ending);
  }
}

/// The copy that takes the store's place; gone with this unless it did.
class Copy {
 public:
  Copy(SQLite::Database& source, const std::filesystem::path& store)
      : m_path(store.string() + temporary_ending) {
    remove_with_companions(m_path);
    snapshot(source, m_path);
    const auto database = connect(m_path, SQLite::OPEN_READWRITE);
    translated([&] {
      harden(*database);
      climb(*database, released_migrations());
      mark_as_copy(*database);
    });
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() {
    try {
      remove_with_companions(m_path);
    } catch (const std::filesystem::filesystem_error&) {
      // The next restoring removes what this one could not.
    }
  }

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

/// An id that the replaced store gave away is never given to somebody else.
void keep_ids_apart(Store& restored, const Store& replaced) {
  auto row = replaced.prepare("SELECT name, seq FROM sqlite_sequence");
  while (row.step()) {
    const auto table = row.text(0);
    const auto last = row.integer(1);
    const auto known =
        restored.run("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", table, last);
    if (known == 0)
      restored.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, last);
  }
}

/// The present store, where there is one that can be read.
std::optional<Store> open_replaced(const std::filesystem::path& store, const Author& author,
                                   Restored& report) {
  if (!std::filesystem::exists(store)) return {};
  try {
    return Store::open(store, Access::write, author);
  } catch (const Error& error) {
    if (error.kind() != Kind::config) throw;
    report.unreadable = error.what();
    return {};
  }
}

void take_steps(const Copy& copy, const std::filesystem::path& store,
                const std::vector<RestoreStep>& steps, const Author& author, Restored& report) {
  const auto replaced = open_replaced(store, author, report);
  auto restored = Store::open(copy.path(), Access::write, author);
  if (replaced) keep_ids_apart(restored, *replaced);
  for (const auto& step : steps) step(restored, replaced ? &*replaced : nullptr);
  // Only the store that could send knows what became of every mail.
  if (replaced && !displacement(*replaced)) settle_doubt(restored);
}

/// Holds the present store so that nobody else has it open, everything of it in its one file.
std::unique_ptr<SQLite::Database> take_alone(const std::filesystem::path& store) {
  auto database = connect(store, SQLite::OPEN_READWRITE);
  try {
    database->exec("PRAGMA journal_mode = DELETE");
    database->exec("BEGIN EXCLUSIVE");
  } catch (const SQLite::Exception& exception) {
    if ((exception.getErrorCode() & 0xFF) != SQLITE_BUSY) {
      rethrow(exception.getErrorCode(), exception.what());
    }
    throw Error(Kind::temporary, fmt::format("another process has '{}' open", store.string()),
                "try again when it has finished; nothing was changed");
  }
  return database;
}

std::filesystem::path free_name(const std::filesystem::path& store, Instant now) {
  auto stamp = rfc3339(now);
  std::erase_if(stamp, [](char letter) { return letter == '-' || letter == ':'; });
  const auto name = fmt::format("{}.before-restore-{}", store.string(), stamp);
  auto free = name;
  for (int n = 2; std::filesystem::exists(free); ++n) free = fmt::format("{}-{}", name, n);
  return free;
}

/// A second name for the present store's file: it is never absent, whatever happens.
void keep(const std::filesystem::path& store, const std::filesystem::path& kept) {
  std::error_code no_links;
  std::filesystem::create_hard_link(store, kept, no_links);
  if (no_links) std::filesystem::copy_file(store, kept);
}

/// A store that cannot be read keeps its log of late writes with it.
void keep_companions(const std::filesystem::path& store, const std::filesystem::path& kept) {
  const std::filesystem::path wal = store.string() + "-wal";
  if (std::filesystem::exists(wal)) keep(wal, kept.string() + "-wal");
  std::filesystem::remove(wal);
  std::filesystem::remove(store.string() + "-shm");
}

void put_in_place(const Copy& copy, const std::filesystem::path& store, Instant now,
                  Restored& report) {
  std::unique_ptr<SQLite::Database> alone;
  if (std::filesystem::exists(store)) {
    if (!report.unreadable) alone = take_alone(store);
    report.kept = free_name(store, now);
    keep(store, report.kept);
    if (report.unreadable) keep_companions(store, report.kept);
  }
  std::filesystem::rename(copy.path(), store);
  sync_folder(folder_of(store));
}

}  // namespace

int check_restore(const std::filesystem::path& backup, const std::filesystem::path& store) {
  if (std::filesystem::exists(store)) require_file(store);
  return open_backup(backup)->execAndGet("PRAGMA user_version").getInt();
}

Restored restore(const std::filesystem::path& backup, const std::filesystem::path& store,
                 const std::vector<RestoreStep>& steps, const Author& author, Instant now) {
  if (std::filesystem::exists(store)) require_file(store);
  Restored report;
  report.store = store;
  const auto source = open_backup(backup);
  report.schema = source->execAndGet("PRAGMA user_version").getInt();
  const Copy copy(*source, store);
  take_steps(copy, store, steps, author, report);
  put_in_place(copy, store, now, report);
  return report;
}

}  // namespace qlab::store
