// SPDX-License-Identifier: Apache-2.0
// The one SQLite file: opened hardened, climbed to the newest schema, read and written by
// statements. A write goes through a Change (logged, undoable) or, for the outbox, a Transaction.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/store/statement.hpp"

namespace SQLite {
class Database;
}

namespace qlab::store {

class LoneFile;

/// Who writes, for the log: never holds arguments, which may be personal data.
struct Author {
  std::string actor;    ///< the account on this machine
  std::string command;  ///< noun and verb, such as "members import"
  Instant began{};  ///< when the command did: whether a write is too late (lib/store/freeze.hpp)
};

/// The version of the SQLite library in use.
std::string sqlite_version();

/// Peeking never makes a file beside the store and never waits; what it reads is not to be relied
/// on.
enum class Access { read, write, peek };

class Store {
 public:
  /// Makes a new store with mode 0600. Throws refused where the path exists.
  static Store create(const std::filesystem::path& path, Instant now, Author author);

  /// Opens an existing one. Access::write climbs to the newest schema first, after a backup beside
  /// the file. Throws config where it is absent, damaged, another program's, or newer than this
  /// qlab; Access::peek throws temporary where a writer that is gone left changes behind.
  static Store open(const std::filesystem::path& path, Access access, Author author);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// SQL that is asked for again and again is parsed once.
  [[nodiscard]] Statement prepare(std::string_view sql) const;

  /// Prepares, binds and runs one statement; returns the number of rows changed.
  template <class... Values>
  int run(std::string_view sql, const Values&... values) {
    return prepare(sql).bind(values...).run();
  }

  /// Prepares, binds and steps to the first row; step() has been called once and said true,
  /// or there is nothing.
  template <class... Values>
  [[nodiscard]] std::optional<Statement> first(std::string_view sql,
                                               const Values&... values) const {
    auto statement = prepare(sql);
    if (!statement.bind(values...).step()) return {};
    return statement;
  }

  [[nodiscard]] std::int64_t last_id() const;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  [[nodiscard]] const Author& author() const { return m_author; }

  /// Throws temporary where the store stands where nothing can be written, so that it is read
  /// without seeing writers, and somebody wrote meanwhile all the same. For the end of a command.
  void require_unchanged() const;

  /// How long a write waits for another process that is writing, before it is temporary trouble.
  void wait_for_writers(std::chrono::milliseconds limit);

  /// A page cache of this many bytes, for work that comes back to many pages: readers begin with a
  /// small one. Changes nothing but speed and memory.
  void use_cache(std::size_t bytes) const;

  /// Threads that sort beside this one when an index is made, each as much at a time as the cache
  /// may hold.
  void sort_in_threads(int threads);

 private:
  friend class Change;
  friend class Transaction;
  Store(std::filesystem::path path, Author author, std::unique_ptr<SQLite::Database> database);
  static Store open_to_read(const std::filesystem::path& path, Author author);
  static Store open_to_peek(const std::filesystem::path& path, Author author);
  static Store open_to_write(const std::filesystem::path& path, Author author);

  std::filesystem::path m_path;
  Author m_author;
  std::unique_ptr<SQLite::Database> m_database;
  std::unique_ptr<const LoneFile> m_lone;       ///< where the file is read by itself
  std::unique_ptr<StatementPool> m_statements;  ///< of the database: gone before it
};

}  // namespace qlab::store
