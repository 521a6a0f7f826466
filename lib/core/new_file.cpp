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
#include "lib/core/random.hpp"

namespace qlab {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const fs::path& path, int error) {
  throw Error(Kind::io, fmt::format("cannot write '{}': {}", path.string(), std::strerror(error)));
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

NewFile::NewFile(fs::path wanted) : m_wanted(std::move(wanted)) {
  if (fs::is_directory(m_wanted)) {
    throw Error(Kind::usage, fmt::format("'{}' is a folder", m_wanted.string()),
                "name a file in it");
  }
  m_in_place = !can_be_replaced(m_wanted);
  if (m_in_place) {
    // Behind what stands there, where standard output is a file.
    m_descriptor = ::open(m_wanted.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  } else {
    open_unnamed();
  }
  if (m_descriptor < 0) cannot_write(m_wanted, errno);
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_wanted(std::move(other.m_wanted)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_in_place(other.m_in_place),
      m_descriptor(std::exchange(other.m_descriptor, -1)) {}

NewFile::~NewFile() {
  if (m_descriptor >= 0) ::close(m_descriptor);
  if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

void NewFile::open_unnamed() {
  // The name is given by way of /proc, which a small container may lack.
  if (::access("/proc/self/fd", X_OK) == 0) {
    m_descriptor = ::open(folder_of(m_wanted).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    const bool is_unknown = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL;
    if (m_descriptor >= 0 || !is_unknown) return;
  }
  auto name = m_wanted.string() + ".XXXXXX";
  m_descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (m_descriptor >= 0) m_temporary = name;
}

/// A file without a name cannot take another's, only one that is free (linkat(2)).
void NewFile::name() {
  const auto self = fmt::format("/proc/self/fd/{}", m_descriptor);
  const auto link = [&](const std::string& name) {
    return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (m_temporary.empty()) {
    if (link(m_wanted.string())) return;
    if (errno != EEXIST) cannot_write(m_wanted, errno);
    const auto free = fmt::format("{}.{}", m_wanted.string(), random_uuid());
    if (!link(free)) cannot_write(m_wanted, errno);
    m_temporary = free;
  }
  if (::rename(m_temporary.c_str(), m_wanted.c_str()) != 0) cannot_write(m_wanted, errno);
  m_temporary.clear();
}

void NewFile::publish() {
  if (m_in_place) return;
  if (::fsync(m_descriptor) != 0) cannot_write(m_wanted, errno);
  name();
}

}  // namespace qlab
