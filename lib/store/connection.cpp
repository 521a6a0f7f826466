// SPDX-License-Identifier: Apache-2.0
#include "lib/store/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/functions.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

/// Before anything of the file is believed: no triggers or views of its own may call functions,
/// nothing may edit the schema, damage is looked for.
void distrust(SQLite::Database& database) {
  auto* handle = database.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_extended_result_codes(handle, 1);
  database.setBusyTimeout(static_cast<int>(usual_wait.count()));
}

/// Where each trigger and view of ours begins in the scripts that make them.
std::vector<std::string_view> released_code() {
  std::vector<std::string_view> code;
  for (auto rest : released_migrations()) {
    while (!rest.empty()) {
      if (rest.starts_with("CREATE TRIGGER ") || rest.starts_with("CREATE VIEW ")) {
        code.push_back(rest);
      }
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    }
  }
  return code;
}

/// Whether a trigger or view is a whole one of ours; its beginning may do something else.
bool is_released(std::string_view sql, const std::vector<std::string_view>& released) {
  return !sql.empty() && std::ranges::any_of(released, [sql](std::string_view code) {
    return code.starts_with(sql) && code.substr(sql.size()).starts_with(';');
  });
}

/// What would run by itself when a table is read or written, and is not ours. Whatever is not
/// written as a table or an index is suspected: SQLite reads "Trigger" as it reads "trigger".
std::vector<std::string> foreign_code(SQLite::Database& database) {
  const auto released = released_code();
  std::vector<std::string> names;
  SQLite::Statement row(database,
                        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"
                        " WHERE type NOT IN ('table', 'index')");
  while (row.executeStep()) {
    // SQLite keeps the text of a trigger or view as it was written.
    if (is_released(row.getColumn(2).getText(), released)) continue;
    names.push_back(fmt::format("{} '{}'", text::terminal_safe(row.getColumn(0).getString()),
                                text::terminal_safe(row.getColumn(1).getString())));
  }
  std::ranges::sort(names);
  return names;
}

using Objects = std::map<std::string, std::string>;

Objects objects(SQLite::Database& database) {
  Objects found;
  SQLite::Statement row(database,
                        "SELECT type || ' ''' || name || '''', coalesce(sql, '') FROM sqlite_schema"
                        " WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'");
  while (row.executeStep())
    found.emplace(row.getColumn(0).getString(), row.getColumn(1).getString());
  return found;
}

}  // namespace

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, int flags) {
  // A connection belongs to one thread at a time, and nobody asks how much memory SQLite uses: no
  // lock for each call, no count of each allocation.
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);  // refused where SQLite is in use already: only slower
  return translated([&] {
    auto database = std::make_unique<SQLite::Database>(
        path.string(), flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX);
    distrust(*database);
    return database;
  });
}

void require_file(const std::filesystem::path& path) {
  if (std::filesystem::is_regular_file(path)) return;
  throw Error(Kind::config, fmt::format("'{}' is no file", path.string()),
              "a store, and a backup of one, is a file: no folder, device or pipe");
}

void require_there(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) return require_file(path);
  throw Error(Kind::config, fmt::format("there is no store at '{}'", path.string()),
              "make one with 'qlab init DIR', or name it with --store or QLAB_STORE");
}

int newest_schema() { return static_cast<int>(released_migrations().size()); }

int require_ours(SQLite::Database& database, const std::filesystem::path& path) {
  if (database.execAndGet("PRAGMA application_id").getInt() != application_id) {
    throw Error(Kind::config, fmt::format("'{}' is not a qlab store", path.string()),
                "name a store made by 'qlab init' with --store or QLAB_STORE");
  }
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version > newest_schema()) {
    throw Error(Kind::config,
                fmt::format("'{}' was written by a newer qlab (schema {}, this one knows {})",
                            path.string(), version, newest_schema()),
                "install the newer qlab");
  }
  if (const auto foreign = foreign_code(database); !foreign.empty()) {
    throw Error(Kind::config,
                fmt::format("'{}' holds what no qlab put there: {}", path.string(),
                            text::join(foreign, ", ")),
                "nothing of it was run; restore a backup, and keep this file for examination");
  }
  return version;
}

void harden(SQLite::Database& database) {
  database.exec(
      "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;"
      "PRAGMA synchronous = FULL;");
  add_functions(database.getHandle());
  // The triggers stand word for word in our migrations: they may write to the index of words, which
  // SQLite counts among what a foreign schema must not touch.
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
}

std::vector<std::string> schema_differences(SQLite::Database& database) {
  SQLite::Database released(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  add_functions(released.getHandle());
  climb(released, released_migrations());
  const auto wanted = objects(released);
  const auto found = objects(database);
  std::vector<std::string> differences;
  for (const auto& [name, sql] : found) {
    const auto same = wanted.find(name);
    if (same == wanted.end()) {
      differences.push_back(text::terminal_safe(name) + " is none of qlab's");
    } else if (same->second != sql) {
      differences.push_back(name + " is not as qlab made it");
    }
  }
  for (const auto& [name, sql] : wanted) {
    if (!found.contains(name)) differences.push_back(name + " is missing");
  }
  return differences;
}

void require_whole(SQLite::Database& database, const std::filesystem::path& path) {
  const auto verdict = database.execAndGet("PRAGMA quick_check(1)").getString();
  if (verdict == "ok") return;
  throw Error(Kind::config, fmt::format("'{}' is damaged: {}", path.string(), verdict),
              "use another backup; keep this file for examination");
}

}  // namespace qlab::store
