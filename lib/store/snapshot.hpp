// SPDX-License-Identifier: Apache-2.0
// A store under a name of its own, whole or not there: a copy, which is adopted nowhere, or a new
// one.
#pragma once

#include <cstdint>
#include <filesystem>

namespace SQLite {
class Database;
}

namespace qlab::store {

/// Copies the present state to the path, whatever is being written meanwhile: made under a
/// temporary name with mode 0600, checked, synced, then renamed, so that what stood there is there
/// until the new copy is whole. Throws io where it cannot be written, locked where another process
/// is copying to the same path.
void snapshot(SQLite::Database& database, const std::filesystem::path& target);

/// Writes a store that was made in memory to the path, in the same way. Throws refused where
/// something is there.
void write_new(SQLite::Database& database, const std::filesystem::path& target);

/// Says in a copy that it is one (lib/store/clone_guard.hpp); older schemas have no place for it.
void mark_as_copy(SQLite::Database& copy);

/// Where a store is kept before its schema changes.
std::filesystem::path before_schema(const std::filesystem::path& store);

struct Backup {
  std::filesystem::path file;
  std::uintmax_t bytes = 0;
};

enum class Overwrite { no, yes };

/// Copies the store at the path to another file. Throws refused where that exists and may not be
/// overwritten, or is one of the store's own files.
Backup backup(const std::filesystem::path& store, const std::filesystem::path& target,
              Overwrite overwrite);

}  // namespace qlab::store
