// SPDX-License-Identifier: Apache-2.0
// A connection for readers that works where nothing can be written too: on a read-only mount, in a
// folder without permission. Included only by the .cpp files of lib/store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace qlab::store {

/// A store's file that is read by itself, without the files through which readers and writers see
/// each other (https://sqlite.org/wal.html, "Read-Only Databases"): right only while nobody writes.
class LoneFile {
 public:
  explicit LoneFile(std::filesystem::path path);

  /// Throws temporary where somebody wrote to the store since this was made: the same folder may be
  /// mounted elsewhere so that it can be written.
  void require_unchanged() const;

 private:
  std::filesystem::path m_path;
  struct stat m_state {};
};

struct ReadConnection {
  std::unique_ptr<SQLite::Database> database;
  std::optional<LoneFile> lone;  ///< to be asked when everything was read
};

/// Opens for reading. Throws io where nothing can be written beside the file and a writer left
/// changes there that only a store that can be written could take in.
ReadConnection connect_to_read(const std::filesystem::path& path);

/// Opens for reading what there is, and makes no file beside it. Throws temporary where a writer
/// that is gone left changes that only making one would show.
std::unique_ptr<SQLite::Database> connect_to_peek(const std::filesystem::path& path);

/// Opens for looking for damage, and writes nothing. SQLite looks at the CHECKs of a schema only
/// where it might write: where the file or its folder cannot be written, they are not looked at.
std::unique_ptr<SQLite::Database> connect_to_check(const std::filesystem::path& path);

/// Throws io where the file or its folder cannot be written.
void require_writable(const std::filesystem::path& path);

}  // namespace qlab::store
