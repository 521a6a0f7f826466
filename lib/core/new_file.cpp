// SPDX-License-Identifier: Apache-2.0
#include "lib/core/new_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/temporary_name.hpp"

namespace qlab {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const fs::path& path, int error) {
  throw Error(Kind::io, fmt::format("cannot write '{}': {}", path.string(), std::strerror(error)));
}

/// Without links and dots, as far as what is there can be followed: a pipe behind /dev/stdout
/// cannot.
fs::path whole(const fs::path& path) {
  const auto absolute = fs::absolute(path);
  std::error_code unknown;
  auto found = fs::weakly_canonical(absolute, unknown);
  return unknown ? absolute.lexically_normal() : found;
}

}  // namespace

bool can_be_replaced(const fs::path& path) {
  std::error_code failed;
  const auto what = fs::status(path, failed);
  if (!fs::exists(what)) return true;
  if (!fs::is_regular_file(what)) return false;
  const auto folder = fs::absolute(path).lexically_normal().parent_path().string() + "/";
  return folder != "/dev/" && !folder.starts_with("/dev/fd/") && !folder.starts_with("/proc/");
}

void require_replaceable(const fs::path& path) {
  if (can_be_replaced(path)) return;
  throw Error(Kind::usage, fmt::format("'{}' is no file", path.string()),
              "name a file: a folder, a device or a pipe is never replaced");
}

bool is_same_file(const fs::path& one, const fs::path& other) {
  std::error_code absent;
  return fs::equivalent(one, other, absent) || whole(one) == whole(other);
}

NewFile::NewFile(fs::path wanted) : m_wanted(std::move(wanted)) {
  if (fs::is_directory(m_wanted)) {
    throw Error(Kind::usage, fmt::format("'{}' is a folder", m_wanted.string()),
                "name a file in it");
  }
  m_in_place = !can_be_replaced(m_wanted);
  if (m_in_place) {
    // Behind what stands there, where standard output is a file.
    m_file = Descriptor(::open(m_wanted.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  } else {
    open_unnamed();
  }
  if (!m_file.is_open()) cannot_write(m_wanted, errno);
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_wanted(std::move(other.m_wanted)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_in_place(other.m_in_place),
      m_published(other.m_published),
      m_file(std::move(other.m_file)) {}

NewFile::~NewFile() {
  if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

void NewFile::open_unnamed() {
  // The name is given by way of /proc, which a small container may lack.
  if (::access("/proc/self/fd", X_OK) == 0) {
    constexpr int flags = O_TMPFILE | O_RDWR | O_CLOEXEC;
    m_file = Descriptor(::open(folder_of(m_wanted).c_str(), flags, 0600));
    const bool is_unknown = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL;
    if (m_file.is_open()) claim(m_file.number());
    if (m_file.is_open() || !is_unknown) return;
  }
  open_named();
}

void NewFile::open_named() {
  remove_leftovers(m_wanted);
  constexpr int flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
  for (;;) {
    const auto name = temporary_name(m_wanted);
    m_file = Descriptor(::open(name.c_str(), flags, 0600));
    if (!m_file.is_open()) return;
    if (claim(m_file.number())) {
      m_temporary = name;
      return;
    }
  }
}

fs::path NewFile::path() const {
  if (m_in_place) return m_wanted;
  if (!m_temporary.empty()) return m_temporary;
  return fmt::format("/proc/self/fd/{}", descriptor());
}

/// A file without a name cannot take another's, only one that is free (linkat(2)).
void NewFile::name() {
  const auto self = path();
  const auto link = [&](const fs::path& name) {
    return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (m_temporary.empty()) {
    if (link(m_wanted)) return;
    if (errno != EEXIST) cannot_write(m_wanted, errno);
    remove_leftovers(m_wanted);
    const auto free = temporary_name(m_wanted);
    if (!link(free)) cannot_write(m_wanted, errno);
    m_temporary = free;
  }
  if (::rename(m_temporary.c_str(), m_wanted.c_str()) != 0) cannot_write(m_wanted, errno);
  m_temporary.clear();
}

void NewFile::publish() {
  if (m_in_place || m_published) return;
  if (::fsync(descriptor()) != 0) cannot_write(m_wanted, errno);
  name();
  m_published = true;
}

}  // namespace qlab
