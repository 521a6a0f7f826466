// SPDX-License-Identifier: Apache-2.0
// One hardened connection to one SQLite file, and whether that file is ours. Included only by the
// .cpp files of lib/store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace qlab::store {

/// How long a connection waits for another one that is writing.
constexpr std::chrono::milliseconds usual_wait{10'000};

/// A page that one change after another writes goes into the file itself once for many of them: the
/// WAL grows to some 16 MB by it, and is gone when the last command closes the store.
constexpr int pages_of_log = 4000;

/// Opens with these SQLite flags, never through a symbolic link; believes nothing of the file.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, int flags);

/// Throws config where what is there is no file: SQLite would wait for a pipe, and the rename of a
/// new store would take a device away.
void require_file(const std::filesystem::path& path);

/// Throws config where there is nothing, or no file.
void require_there(const std::filesystem::path& path);

/// Throws config where the file is another program's, of a newer qlab, or holds a trigger or view
/// that no qlab made. Returns its schema's version.
int require_ours(SQLite::Database& database, const std::filesystem::path& path);

/// Switches on, for a file that is ours, everything that guards what is written to it, and lets its
/// triggers work: only after require_ours().
void harden(SQLite::Database& database);

/// The newest schema that this qlab knows.
int newest_schema();

/// What stands in the schema and does not belong there, differs or is missing, by name, compared
/// with a store made new.
std::vector<std::string> schema_differences(SQLite::Database& database);

/// Throws config where SQLite finds the file damaged.
void require_whole(SQLite::Database& database, const std::filesystem::path& path);

}  // namespace qlab::store
