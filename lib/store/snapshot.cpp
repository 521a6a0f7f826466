// SPDX-License-Identifier: Apache-2.0
#include "lib/store/snapshot.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "lib/core/descriptor.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/new_file.hpp"
#include "lib/store/connection.hpp"
#include "lib/store/own_files.hpp"
#include "lib/store/read_connection.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

[[noreturn]] void cannot_write(const std::filesystem::path& target, int error) {
  throw Error(Kind::io,
              fmt::format("cannot write '{}': {}", target.string(), std::strerror(error)));
}

[[noreturn]] void refuse_existing(const std::filesystem::path& target) {
  throw Error(Kind::refused, fmt::format("'{}' exists already", target.string()),
              "choose another folder; nothing was overwritten");
}

/// The unfinished file: empty, nobody else may read it, locked against a second one for the same
/// path, gone with this unless it got its name.
class Draft {
 public:
  explicit Draft(const std::filesystem::path& target)
      : m_target(target),
        m_path(target.string() + ".new"),
        m_file(::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (!m_file.is_open()) cannot_write(m_target, errno);
    if (!is_mine()) {
      throw Error(Kind::locked, fmt::format("another process is writing '{}'", target.string()),
                  "try again when it has finished");
    }
    make_empty();
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (!m_named) ::unlink(m_path.c_str());
  }

  [[nodiscard]] const std::string& path() const { return m_path; }

  void finish(Overwrite overwrite) {
    if (::fsync(m_file.number()) != 0) cannot_write(m_target, errno);
    const unsigned how = overwrite == Overwrite::yes ? 0 : RENAME_NOREPLACE;
    if (::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, m_target.c_str(), how) != 0) {
      if (errno == EEXIST) refuse_existing(m_target);
      cannot_write(m_target, errno);
    }
    m_named = true;
    sync_folder(folder_of(m_target));
  }

 private:
  /// Locked, and still the file of this name: another one may have finished in between.
  [[nodiscard]] bool is_mine() const {
    struct stat held {};
    struct stat named {};
    return ::flock(m_file.number(), LOCK_EX | LOCK_NB) == 0 &&
           ::fstat(m_file.number(), &held) == 0 && ::lstat(m_path.c_str(), &named) == 0 &&
           held.st_ino == named.st_ino;
  }

  /// What an earlier one left that was broken off is empty and private, or gone.
  void make_empty() {
    if (::fchmod(m_file.number(), 0600) == 0 && ::ftruncate(m_file.number(), 0) == 0) return;
    const int error = errno;
    ::unlink(m_path.c_str());
    cannot_write(m_target, error);
  }

  std::filesystem::path m_target;
  std::string m_path;
  Descriptor m_file;
  bool m_named = false;
};

void copy_into(SQLite::Database& database, const std::string& path) {
  SQLite::Statement copy(database, "VACUUM INTO ?");
  copy.bind(1, path);
  copy.exec();
}

void finish_copy(const std::string& path) {
  const auto copy = connect(path, SQLite::OPEN_READWRITE);
  // Nobody knows this file yet: it is synced as a whole afterwards.
  copy->exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;");
  mark_as_copy(*copy);
  require_whole(*copy, path);
}

void copy_whole(SQLite::Database& database, const std::filesystem::path& target,
                const std::optional<LoneFile>& lone) {
  Draft draft(target);
  translated([&] {
    copy_into(database, draft.path());
    finish_copy(draft.path());
  });
  if (lone) lone->require_unchanged();
  draft.finish(Overwrite::yes);
}

void require_free(const std::filesystem::path& store, const std::filesystem::path& target,
                  Overwrite overwrite) {
  require_replaceable(target);
  require_foreign(store, target);
  if (overwrite == Overwrite::yes || !std::filesystem::exists(target)) return;
  throw Error(Kind::refused, fmt::format("'{}' exists already", target.string()),
              "choose another name, or overwrite it with --force");
}

}  // namespace

void mark_as_copy(SQLite::Database& copy) {
  if (!copy.tableExists("store_place")) return;
  copy.exec(
      "INSERT INTO store_place (id, place, machine, path, inode, born_at, departures, in_doubt)"
      " VALUES (1, '', '', '', 0, 0, 0, 1)"
      " ON CONFLICT (id) DO UPDATE SET path = '', in_doubt = 1");
}

void snapshot(SQLite::Database& database, const std::filesystem::path& target) {
  copy_whole(database, target, {});
}

void write_new(SQLite::Database& database, const std::filesystem::path& target) {
  if (std::filesystem::exists(std::filesystem::symlink_status(target))) refuse_existing(target);
  Draft draft(target);
  translated([&] { copy_into(database, draft.path()); });
  draft.finish(Overwrite::no);
}

std::filesystem::path before_schema(const std::filesystem::path& store) {
  return fmt::format("{}.before-schema-{}", store.string(), newest_schema());
}

Backup backup(const std::filesystem::path& store, const std::filesystem::path& target,
              Overwrite overwrite) {
  require_there(store);
  require_free(store, target, overwrite);
  // SQLite follows no symbolic link, and a folder may be one.
  const auto folder = std::filesystem::canonical(folder_of(target));
  const auto source = connect_to_read(store);
  translated([&] { require_ours(*source.database, store); });
  copy_whole(*source.database, folder / target.filename(), source.lone);
  return {target, std::filesystem::file_size(target)};
}

}  // namespace qlab::store
