// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/mbox_size.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <limits>
#include <thread>

#include "lib/core/descriptor.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

constexpr auto pause = std::chrono::milliseconds(50);
constexpr int most_pauses = 200;

/// False where another program holds it. A file system without locks has none to wait for.
bool try_lock(int file) {
  struct flock whole = {};
  whole.l_type = F_RDLCK;
  whole.l_whence = SEEK_SET;
  return ::fcntl(file, F_OFD_SETLK, &whole) == 0 || (errno != EAGAIN && errno != EACCES);
}

void lock(int file, const std::string& shown) {
  for (int pauses = 0; !try_lock(file); ++pauses) {
    if (pauses == most_pauses) {
      throw Error(Kind::temporary, fmt::format("another program is writing to '{}'", shown),
                  "run the command again");
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

std::uintmax_t whole_size(const std::filesystem::path& mbox) {
  const auto shown = text::terminal_safe(mbox.string());
  const Descriptor file(::open(mbox.c_str(), O_RDONLY | O_CLOEXEC));  // with it goes the lock
  struct stat found = {};
  const auto look = [&] {
    if (file.is_open() && ::fstat(file.number(), &found) == 0) return;
    throw Error(Kind::io, fmt::format("cannot read '{}': {}", shown, std::strerror(errno)));
  };
  look();
  if (!S_ISREG(found.st_mode)) return std::numeric_limits<std::uintmax_t>::max();
  lock(file.number(), shown);
  look();
  return static_cast<std::uintmax_t>(found.st_size);
}

}  // namespace qlab::inbox
