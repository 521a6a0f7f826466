// SPDX-License-Identifier: Apache-2.0
#include "lib/store/migrations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "lib/core/error.hpp"
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

bool climb(SQLite::Database& database, std::span<const std::string_view> migrations) {
  const int start = database.execAndGet("PRAGMA user_version").getInt();
  for (auto version = static_cast<std::size_t>(start); version < migrations.size(); ++version) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Another process may have climbed while this one waited for the lock.
    if (database.execAndGet("PRAGMA user_version").getInt() != static_cast<int>(version))
      return true;
    database.exec(std::string(migrations[version]));
    database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};",
                              application_id, version + 1));
    transaction.commit();
  }
  return start < static_cast<int>(migrations.size());
}

void snapshot(SQLite::Database& database, const std::filesystem::path& target) {
  const auto temporary = target.string() + ".new";
  std::filesystem::remove(temporary);
  SQLite::Statement copy(database, "VACUUM INTO ?");
  copy.bind(1, temporary);
  copy.exec();
  const int file = ::open(temporary.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  const bool synced = file >= 0 && ::fchmod(file, 0600) == 0 && ::fsync(file) == 0;
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!synced || ::rename(temporary.c_str(), target.c_str()) != 0) {
    std::filesystem::remove(temporary);
    throw Error(Kind::io, fmt::format("cannot write the backup '{}': {}", target.string(),
                                      std::strerror(synced ? errno : error)));
  }
}

}  // namespace qlab::store
