// SPDX-License-Identifier: Apache-2.0
#include "lib/site/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <set>

#include "lib/core/descriptor.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::site {
namespace {

namespace fs = std::filesystem;

/// Names what was made here, one file a line, so that nothing else is ever replaced or removed.
constexpr std::string_view marker = ".qlab-site";
constexpr std::string_view marker_head =
    "Made by 'qlab scenarios publish', which replaces this folder and these files in it:\n";
constexpr mode_t public_file = 0644;
constexpr mode_t public_folder = 0755;

[[noreturn]] void cannot(std::string_view verb, const fs::path& path, int error = errno) {
  throw Error(Kind::io, fmt::format("cannot {} '{}': {}", verb, path.string(), strerror(error)));
}

/// The folder itself, where the path is a link to it, without a slash at its end.
fs::path resolved(const fs::path& given) {
  std::error_code error;
  auto path = fs::weakly_canonical(fs::absolute(given), error);
  if (error)
    throw Error(Kind::io, fmt::format("cannot find '{}': {}", given.string(), error.message()));
  if (!path.has_filename()) path = path.parent_path();
  if (!path.has_filename())
    throw Error(Kind::refused, fmt::format("'{}' cannot be replaced", given.string()));
  return path;
}

std::string marker_of(const std::vector<File>& files) {
  std::string text(marker_head);
  for (const auto& file : files) text += file.name + '\n';
  return text;
}

/// The names in a folder's marker; nothing where it has none.
std::optional<std::set<std::string>> made_here(const fs::path& folder) {
  constexpr std::size_t longest = std::size_t{64} << 20;
  const auto path = folder / marker;
  if (!fs::is_regular_file(fs::symlink_status(path))) return {};
  const auto text = read_file(path, longest);
  if (!text.starts_with(marker_head)) return {};
  std::set<std::string> names;
  for (const auto line : text::split(std::string_view(text).substr(marker_head.size()), '\n')) {
    if (!line.empty() && line.find('/') == std::string_view::npos) names.emplace(line);
  }
  return names;
}

[[noreturn]] void refuse_foreign(const fs::path& path) {
  throw Error(Kind::refused, fmt::format("'{}' was not published by qlab", path.string()),
              "the folder is replaced whole: name a new or empty one, or move that away");
}

/// The names of what may be replaced, sorted; nothing where there is no folder. Throws where
/// anything in it is not ours.
std::optional<std::set<std::string>> replaceable(const fs::path& folder) {
  std::error_code error;
  const auto status = fs::symlink_status(folder, error);
  if (!fs::exists(status)) return {};
  if (!fs::is_directory(status))
    throw Error(Kind::refused, fmt::format("'{}' is not a folder", folder.string()));
  const auto ours = made_here(folder);
  std::set<std::string> found;
  const fs::directory_iterator entries(folder, error);
  if (error)
    throw Error(Kind::io, fmt::format("cannot read '{}': {}", folder.string(), error.message()));
  for (const auto& entry : entries) {
    const auto name = entry.path().filename().string();
    if (name == marker && ours) continue;
    const bool regular = fs::is_regular_file(entry.symlink_status());
    if (!ours || !ours->contains(name) || !regular) refuse_foreign(entry.path());
    found.insert(name);
  }
  return found;
}

struct stat about(const fs::path& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) cannot("read", path);
  return facts;
}

/// Same bytes, and readable for everybody.
bool is_same(const fs::path& path, const std::string& bytes) {
  const auto facts = about(path);
  if ((facts.st_mode & 07777) != public_file) return false;
  return facts.st_size == static_cast<off_t>(bytes.size()) && read_file(path) == bytes;
}

Replaced compared(const fs::path& folder, const std::vector<File>& files) {
  Replaced result;
  auto left = replaceable(folder).value_or(std::set<std::string>());
  for (const auto& file : files) {
    if (left.erase(file.name) == 0) {
      result.added.push_back(file.name);
    } else if (is_same(folder / file.name, file.bytes)) {
      ++result.unchanged;
    } else {
      result.changed.push_back(file.name);
    }
  }
  result.removed.assign(left.begin(), left.end());
  return result;
}

void write_public(const fs::path& path, std::string_view bytes,
                  const std::optional<timespec>& changed_at) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, public_file));
  // Whatever the umask says: a web server has another account.
  if (!file.is_open() || ::fchmod(file.number(), public_file) != 0) cannot("write", path);
  if (const int error = write_all(file.number(), bytes); error != 0) cannot("write", path, error);
  if (changed_at) {
    const timespec times[] = {*changed_at, *changed_at};
    if (::futimens(file.number(), times) != 0) cannot("write", path);
  }
  if (::fsync(file.number()) != 0) cannot("write", path);
}

/// Removes a folder that was made here, the marker last: one that was left half-removed is still
/// known as ours. Never removes anything else.
void remove_ours(const fs::path& folder) {
  for (const auto& name : made_here(folder).value_or(std::set<std::string>())) {
    ::unlink((folder / name).c_str());
  }
  if (made_here(folder)) ::unlink((folder / marker).c_str());
  if (::rmdir(folder.c_str()) != 0 && errno != ENOENT) {
    throw Error(Kind::refused, fmt::format("'{}' is in the way", folder.string()),
                "it holds what qlab did not make: move it away");
  }
}

/// One at a time in the folder around it; the kernel lets go when we end, however we end.
class Lock {
 public:
  explicit Lock(const fs::path& around)
      : m_folder(::open(around.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (!m_folder.is_open()) cannot("open", around);
    if (::flock(m_folder.number(), LOCK_EX | LOCK_NB) == 0) return;
    if (errno != EWOULDBLOCK) cannot("lock", around);
    throw Error(Kind::locked, fmt::format("another qlab publishes into '{}'", around.string()));
  }

 private:
  Descriptor m_folder;
};

/// The marker first: whatever is left of a folder that was broken off is known as ours.
void write_whole(const fs::path& fresh, const fs::path& old, const std::vector<File>& files) {
  if (::mkdir(fresh.c_str(), 0700) != 0) cannot("make", fresh);
  write_public(fresh / marker, marker_of(files), {});
  sync_folder(fresh);
  for (const auto& file : files) {
    const auto before = old / file.name;
    const bool kept = fs::exists(before) && is_same(before, file.bytes);
    write_public(fresh / file.name, file.bytes,
                 kept ? std::optional(about(before).st_mtim) : std::nullopt);
  }
  if (::chmod(fresh.c_str(), public_folder) != 0) cannot("write", fresh);
  sync_folder(fresh);
}

/// The folder that is written, gone with whatever stops us.
class Fresh {
 public:
  explicit Fresh(fs::path path) : m_path(std::move(path)) { remove_ours(m_path); }
  Fresh(const Fresh&) = delete;
  Fresh& operator=(const Fresh&) = delete;
  ~Fresh() {
    try {
      remove_ours(m_path);
    } catch (const std::exception&) {
      // The next run clears it, or says what is in the way.
    }
  }
  [[nodiscard]] const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
};

/// In one step, so that nobody meets a folder that is missing or half new.
void take_place(const fs::path& fresh, const fs::path& folder) {
  const unsigned how = fs::exists(folder) ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, folder.c_str(), how) == 0) return;
  const auto error = errno;
  if (error != EINVAL && error != ENOSYS && error != EXDEV && error != EBUSY)
    cannot("replace", folder);
  throw Error(
      Kind::io,
      fmt::format("'{}' cannot be exchanged in one step: {}", folder.string(), strerror(error)),
      "publish into a plain folder on this machine and copy it from there");
}

}  // namespace

Replaced compare_folder(const fs::path& folder, const std::vector<File>& files) {
  return compared(resolved(folder), files);
}

Replaced replace_folder(const fs::path& given, const std::vector<File>& files) {
  const auto folder = resolved(given);
  const auto around = folder.parent_path();
  const Lock lock(around);
  const Fresh fresh(around / fmt::format(".{}.qlab", folder.filename().string()));
  auto result = compared(folder, files);
  if (result.is_same() && fs::exists(folder)) return result;
  write_whole(fresh.path(), folder, files);
  take_place(fresh.path(), folder);
  sync_folder(around);
  return result;
}

}  // namespace qlab::site
