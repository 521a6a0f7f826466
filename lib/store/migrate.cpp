// SPDX-License-Identifier: Apache-2.0
#include "lib/store/migrate.hpp"

#include "lib/store/connection.hpp"
#include "lib/store/read_connection.hpp"
#include "lib/store/snapshot.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {

Migration plan_migration(const std::filesystem::path& store) {
  require_there(store);
  const auto database = connect_to_read(store).database;
  Migration migration;
  migration.from = translated([&] { return require_ours(*database, store); });
  migration.to = newest_schema();
  if (migration.from != migration.to) migration.backup = before_schema(store);
  return migration;
}

}  // namespace qlab::store
