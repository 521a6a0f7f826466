// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/send_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <thread>

#include "lib/core/error.hpp"

namespace qlab::mail {
namespace {

constexpr std::chrono::milliseconds pause{50};

[[noreturn]] void cannot_lock(const std::string& path, int error) {
  throw Error(Kind::io, fmt::format("cannot lock '{}': {}", path, std::strerror(error)));
}

/// The pid that the owner wrote; the file is ours, but what stands in it is only believed as
/// digits.
std::string owner(int file) {
  std::array<char, 16> buffer;
  const auto got = ::pread(file, buffer.data(), buffer.size(), 0);
  std::string_view pid(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  pid = pid.substr(0, pid.find_first_not_of("0123456789"));
  return pid.empty() ? std::string("another process") : fmt::format("process {}", pid);
}

void sign(int file, const std::string& path) {
  const auto pid = fmt::format("{}\n", ::getpid());
  const bool signed_whole =
      ::ftruncate(file, 0) == 0 &&
      ::pwrite(file, pid.data(), pid.size(), 0) == static_cast<ssize_t>(pid.size());
  if (!signed_whole) cannot_lock(path, errno);
}

bool is_taken(int file, const std::string& path) {
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK && errno != EINTR) cannot_lock(path, errno);
  return false;
}

[[noreturn]] void held_by(const std::string& who) {
  throw Error(Kind::locked, fmt::format("{} is sending already", who),
              "try again later, or wait for it with --wait 5m");
}

std::filesystem::path lock_path(const std::filesystem::path& store) {
  return store.string() + ".send-lock";
}

Descriptor open_lock(const std::filesystem::path& path, int flags) {
  Descriptor file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.is_open()) cannot_lock(path, errno);
  return file;
}

}  // namespace

SendLock::SendLock(const std::filesystem::path& store, std::chrono::milliseconds wait)
    : m_file(open_lock(lock_path(store), O_RDWR | O_CREAT)) {
  const auto path = lock_path(store).string();
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (!is_taken(m_file.number(), path)) {
    if (std::chrono::steady_clock::now() >= deadline) held_by(owner(m_file.number()));
    std::this_thread::sleep_for(pause);
  }
  sign(m_file.number(), path);
}

void SendLock::require_free(const std::filesystem::path& store) {
  const auto path = lock_path(store);
  if (!std::filesystem::exists(path)) return;
  const auto file = open_lock(path, O_RDONLY);
  // Shared and gone at once: only an owner is in its way.
  if (::flock(file.number(), LOCK_SH | LOCK_NB) != 0) held_by(owner(file.number()));
}

}  // namespace qlab::mail
