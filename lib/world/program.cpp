// SPDX-License-Identifier: Apache-2.0
// The whole text stands ready in memory before the program starts. Its place in it, which both
// share, tells afterwards whether anything was read: nothing read is nothing sent.
#include "lib/world/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>

#include "lib/core/child.hpp"
#include "lib/core/error.hpp"

namespace qlab::world {
namespace {

[[noreturn]] void no_memory(int error) {
  throw Error(Kind::io, std::string("no memory for a mail: ") + std::strerror(error));
}

Descriptor memory_file(const char* name) {
  Descriptor file(::memfd_create(name, MFD_CLOEXEC));
  if (!file.is_open()) no_memory(errno);
  return file;
}

void fill(const Descriptor& file, std::string_view text) {
  if (const int error = write_all(file.number(), text); error != 0) no_memory(error);
  ::lseek(file.number(), 0, SEEK_SET);
}

/// Returns 0 or errno.
int start(const std::vector<std::string>& argv, const Descriptor& input, const Descriptor& output,
          pid_t& process) {
  Child program(argv);
  program.give(input.number(), STDIN_FILENO);
  program.give(output.number(), STDOUT_FILENO);
  program.give(output.number(), STDERR_FILENO);
  program.lead_a_group();
  return program.start(process);
}

/// False where it has not ended in time.
bool ends_within(pid_t process, std::chrono::seconds timeout) {
  const auto end = watch(process);
  if (!end.is_open()) return true;  // it is waited for all the same, only without a limit
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd ended{end.number(), POLLIN, 0};
    const int ready = ::poll(&ended, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
    if (ready > 0) return true;
    if (ready == 0) return false;
  }
}

std::string first_words(const Descriptor& output) {
  std::array<char, 1024> buffer{};
  const auto got = ::pread(output.number(), buffer.data(), buffer.size(), 0);
  return {buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(0, got))};
}

}  // namespace

Ended run_program(const std::vector<std::string>& argv, std::string_view input,
                  std::chrono::seconds timeout) {
  const auto text = memory_file("mail");
  const auto output = memory_file("words");
  fill(text, input);
  Ended ended;
  pid_t process = 0;
  ended.status = start(argv, text, output, process);
  if (ended.status != 0) return ended;
  const bool in_time = ends_within(process, timeout);
  if (!in_time) ::kill(-process, SIGKILL);
  const int status = wait_for(process);
  ended.how = !in_time            ? Ended::How::timed_out
              : WIFEXITED(status) ? Ended::How::exited
                                  : Ended::How::killed;
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  ended.read_any = ::lseek(text.number(), 0, SEEK_CUR) > 0;
  ended.last_words = first_words(output);
  return ended;
}

}  // namespace qlab::world
