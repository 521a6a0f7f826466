// SPDX-License-Identifier: Apache-2.0
#include "lib/core/temporary_name.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>

#include "lib/core/descriptor.hpp"
#include "lib/core/file.hpp"
#include "lib/core/random.hpp"

namespace qlab {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 8;
constexpr std::string_view ending = ".qlab";

std::string beginning(const fs::path& wanted) {
  return fmt::format(".{}.", wanted.filename().string());
}

bool is_temporary_name(std::string_view name, std::string_view begins) {
  if (name.size() != begins.size() + digits + ending.size()) return false;
  const auto middle = name.substr(begins.size(), digits);
  return name.starts_with(begins) && name.ends_with(ending) &&
         middle.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_mine_alone(int descriptor) {
  struct stat about {};
  return ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) &&
         about.st_uid == ::geteuid() && (about.st_mode & 0177) == 0;
}

void remove_if_left(const fs::path& path) {
  // For writing too: elsewhere a file is not locked without (NFS).
  const Descriptor file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open() || !is_mine_alone(file.number())) return;
  if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
}

}  // namespace

fs::path temporary_name(const fs::path& wanted) {
  return folder_of(wanted) /
         fmt::format("{}{}{}", beginning(wanted), random_uuid().substr(0, digits), ending);
}

bool claim(int descriptor) {
  // Where a file system knows no locks, nobody takes it away either.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return errno != EWOULDBLOCK;
  struct stat about {};
  return ::fstat(descriptor, &about) == 0 && about.st_nlink > 0;
}

void remove_leftovers(const fs::path& wanted) {
  const auto begins = beginning(wanted);
  std::error_code failed;
  fs::directory_iterator entry(folder_of(wanted), failed);
  while (!failed && entry != fs::directory_iterator()) {
    if (is_temporary_name(entry->path().filename().string(), begins)) remove_if_left(entry->path());
    entry.increment(failed);
  }
}

}  // namespace qlab
