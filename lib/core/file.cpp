// SPDX-License-Identifier: Apache-2.0
#include "lib/core/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "lib/core/descriptor.hpp"
#include "lib/core/error.hpp"
#include "lib/core/new_file.hpp"

namespace qlab {
namespace {

[[noreturn]] void cannot(std::string_view verb, const std::filesystem::path& path, int error) {
  const auto kind = error == ENOENT && verb == "read" ? Kind::not_found : Kind::io;
  throw Error(kind, fmt::format("cannot {} '{}': {}", verb, path.string(), std::strerror(error)));
}

/// Syncs what has this path; an error says that the verb cannot be done to what is named.
void sync(const std::filesystem::path& path, int flags, std::string_view verb,
          const std::filesystem::path& named) {
  const Descriptor file(::open(path.c_str(), flags | O_RDONLY | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.number()) != 0) cannot(verb, named, errno);
}

void write_to(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  if (const int error = write_all(descriptor, bytes); error != 0) cannot("write", path, error);
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  const bool standard_input = path == "-";
  const Descriptor file(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) cannot("read", path, errno);
  std::string bytes;
  struct stat about {};
  if (::fstat(file.number(), &about) == 0 && S_ISREG(about.st_mode)) {
    bytes.reserve(std::min(limit, static_cast<std::size_t>(about.st_size) + 1));
  }
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const auto got = ::read(file.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) cannot("read", path, errno);
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (bytes.size() > limit) {
      throw Error(Kind::data, fmt::format("'{}' is larger than {} bytes", path.string(), limit));
    }
  }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  NewFile file(path);
  write_to(file.descriptor(), bytes, path);
  file.publish();
}

void append_file(const std::filesystem::path& path, std::string_view bytes) {
  constexpr int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
  const Descriptor file(::open(path.c_str(), flags, 0600));
  if (!file.is_open()) cannot("write", path, errno);
  write_to(file.number(), bytes, path);
  if (::fsync(file.number()) != 0) cannot("write", path, errno);
  sync_folder(folder_of(path));
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : ".";
}

void sync_file(const std::filesystem::path& path) { sync(path, 0, "write", path); }

void begin_sync(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.is_open()) (void)::sync_file_range(file.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

void sync_folder(const std::filesystem::path& path) { sync(path, O_DIRECTORY, "sync", path); }

}  // namespace qlab
