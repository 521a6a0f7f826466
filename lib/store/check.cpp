// SPDX-License-Identifier: Apache-2.0
#include "lib/store/check.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <set>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/store/changeset.hpp"
#include "lib/store/clone_guard.hpp"
#include "lib/store/connection.hpp"
#include "lib/store/read_connection.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

constexpr auto restore_hint = "restore a backup with 'qlab store restore FILE'";
constexpr unsigned others = 077;
/// Each entry of each index is looked up in its table.
constexpr std::size_t cache = std::size_t{64} << 20;

void find_damage(const Store& store, Problems& found) {
  const auto database = connect_to_check(store.path());
  translated([&] {
    harden(*database);
    database->exec(fmt::format("PRAGMA cache_size = -{}", cache >> 10));
    SQLite::Statement row(*database, "PRAGMA integrity_check");
    while (row.executeStep()) {
      const auto said = row.getColumn(0).getString();
      if (said != "ok")
        found.push_back({Severity::damage, text::terminal_safe(said), restore_hint});
    }
  });
}

void find_lost_references(const Store& store, Problems& found) {
  auto row = store.prepare(
      "SELECT \"table\", \"parent\", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2");
  while (row.step()) {
    found.push_back({Severity::damage,
                     fmt::format("{} rows of '{}' name a '{}' that is not there", row.integer(2),
                                 row.view(0), row.view(1)),
                     restore_hint});
  }
}

void find_foreign_schema(const Store& store, Problems& found) {
  const auto database = connect_to_read(store.path()).database;
  const auto differences = translated([&] { return schema_differences(*database); });
  for (const auto& difference : differences) {
    found.push_back({Severity::damage, difference, restore_hint});
  }
}

void find_open_mode(const std::filesystem::path& path, Problems& found) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0 || (about.st_mode & others) == 0) return;
  found.push_back(
      {Severity::problem,
       fmt::format("'{}' is open to others (mode {:04o})", path.string(), about.st_mode & 0777U),
       fmt::format("chmod go= '{}'", path.string())});
}

/// The store's own files, and the backups that were made beside it.
void find_open_modes(const std::filesystem::path& store, Problems& found) {
  const auto folder = folder_of(std::filesystem::absolute(store));
  find_open_mode(folder, found);
  std::set<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(folder)) files.insert(file.path());
  for (const auto& file : files) {
    const auto name = file.filename().string();
    if (name.starts_with(store.filename().string())) find_open_mode(file, found);
  }
}

}  // namespace

Problems structure_problems(const Store& store) {
  store.use_cache(cache);
  Problems found;
  find_damage(store, found);
  // A damaged page makes the rest a list of consequences.
  if (!found.empty()) return found;
  find_foreign_schema(store, found);
  find_lost_references(store, found);
  return found;
}

void require_undamaged(const Store& store) {
  for (const auto& problem : structure_problems(store)) {
    if (problem.severity != Severity::damage) continue;
    throw Error(Kind::config, fmt::format("the store is damaged: {}", problem.message),
                problem.way_out);
  }
}

Problems log_problems(const Store& store) {
  Problems found;
  auto row = store.prepare("SELECT id, changeset FROM change_log ORDER BY id");
  while (row.step()) {
    try {
      each_row(row.view(1), [](const RecordedRow&) {});
    } catch (const Error&) {
      found.push_back({Severity::problem,
                       fmt::format("change {} of the log cannot be read", row.integer(0)),
                       "it cannot be taken back; what it did is in the store"});
    }
  }
  return found;
}

Problems file_problems(const Store& store) {
  Problems found;
  find_open_modes(store.path(), found);
  if (const auto reason = displacement(store)) {
    found.push_back({Severity::problem, fmt::format("it is not adopted here: {}", *reason),
                     "'qlab store adopt' says how it may send; a copy made without its '-wal' file "
                     "lacks the newest changes"});
  } else if (store.first("PRAGMA journal_mode")->view(0) != "wal") {
    found.push_back({Severity::problem, "readers wait for writers: it has no write-ahead log",
                     "any command that writes switches it on, such as 'qlab store migrate'"});
  }
  return found;
}

std::string difference(std::string_view kept, std::string_view counted) {
  return fmt::format(
      "SELECT * FROM (SELECT * FROM ({0}) EXCEPT SELECT * FROM ({1}))"
      " UNION ALL SELECT * FROM (SELECT * FROM ({1}) EXCEPT SELECT * FROM ({0}))",
      kept, counted);
}

}  // namespace qlab::store
