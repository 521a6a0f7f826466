// SPDX-License-Identifier: Apache-2.0
#include "lib/config/command.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "lib/core/child.hpp"
#include "lib/core/error.hpp"

namespace qlab::config {
namespace {

/// Both ends of a pipe that no other child inherits.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(m_ends.data(), O_CLOEXEC) != 0) {
      throw Error(Kind::io, fmt::format("cannot make a pipe: {}", std::strerror(errno)));
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_writer();
    ::close(m_ends[0]);
  }
  void close_writer() {
    if (m_ends[1] >= 0) ::close(m_ends[1]);
    m_ends[1] = -1;
  }
  [[nodiscard]] int reader() const { return m_ends[0]; }
  [[nodiscard]] int writer() const { return m_ends[1]; }

 private:
  std::array<int, 2> m_ends{-1, -1};
};

/// The setting that names the program, and the program; never its arguments.
struct Command {
  std::string_view setting;
  const std::vector<std::string>& argv;

  [[noreturn]] void fail(std::string_view reason) const {
    throw Error(Kind::auth, fmt::format("{}: '{}' {}", setting, argv.front(), reason));
  }
};

/// A started program; one that is given up is ended, and every one is waited for.
class Started {
 public:
  Started(const Command& command, Pipe& output) {
    Child program(command.argv);
    program.give_no_input();
    program.give(output.writer(), STDOUT_FILENO);
    const int error = program.start(m_id);
    if (error != 0) command.fail(fmt::format("cannot be started: {}", std::strerror(error)));
    output.close_writer();
  }
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;
  ~Started() {
    if (m_id <= 0) return;
    ::kill(m_id, SIGKILL);
    wait();
  }

  /// Its wait status, as waitpid(2) gives it.
  int wait() { return wait_for(std::exchange(m_id, 0)); }

 private:
  pid_t m_id = 0;
};

/// Reads to the end, or to the first byte beyond the limit.
std::string read_up_to(int descriptor, std::size_t limit) {
  std::string bytes;
  std::array<char, 4096> buffer;
  while (bytes.size() <= limit) {
    const auto got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return bytes;
}

}  // namespace

std::string output_of(std::string_view setting, const std::vector<std::string>& argv,
                      std::size_t limit) {
  const Command command{setting, argv};
  Pipe output;
  Started child(command, output);
  auto bytes = read_up_to(output.reader(), limit);
  if (bytes.size() > limit) command.fail(fmt::format("printed more than {} bytes", limit));
  const int status = child.wait();
  if (WIFSIGNALED(status)) command.fail(fmt::format("was ended by signal {}", WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0) {
    command.fail(fmt::format("failed with status {}", WEXITSTATUS(status)));
  }
  if (bytes.empty() || bytes.starts_with('\n') || bytes.starts_with("\r\n"))
    command.fail("printed nothing on its first line");
  return bytes;
}

}  // namespace qlab::config
