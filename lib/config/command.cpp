// SPDX-License-Identifier: Apache-2.0
#include "lib/config/command.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "lib/core/child.hpp"
#include "lib/core/descriptor.hpp"
#include "lib/core/error.hpp"

namespace qlab::config {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// Reading from it never waits.
Pipe open_output() {
  auto pipe = open_pipe();
  if (!pipe.reader.is_open())
    throw Error(Kind::io, fmt::format("cannot make a pipe: {}", std::strerror(errno)));
  ::fcntl(pipe.reader.number(), F_SETFL, O_NONBLOCK);
  return pipe;
}

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
    program.give(output.writer.number(), STDOUT_FILENO);
    const int error = program.start(m_id);
    if (error != 0) command.fail(fmt::format("cannot be started: {}", std::strerror(error)));
    output.writer = {};
    m_watch = qlab::watch(m_id);
  }
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;
  ~Started() {
    if (m_id <= 0) return;
    ::kill(m_id, SIGKILL);
    wait();
  }

  /// What poll(2) finds readable once it has ended; -1 where the system has no such thing.
  [[nodiscard]] int watch() const { return m_watch.number(); }

  /// Its wait status, as waitpid(2) gives it.
  int wait() { return wait_for(std::exchange(m_id, 0)); }

 private:
  pid_t m_id = 0;
  Descriptor m_watch;
};

/// Appends what there is, to the first byte beyond the limit; false where nothing more will come.
bool read_up_to(std::size_t limit, int descriptor, std::string& bytes) {
  std::array<char, 4096> buffer;
  while (bytes.size() <= limit) {
    const auto got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 && errno == EAGAIN;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return true;
}

/// What the child printed when it has ended: others may hold its end of the pipe for longer.
std::string read_to_its_end(const Command& command, const Started& child, const Pipe& output,
                            std::size_t limit, std::chrono::seconds patience) {
  std::string bytes;
  const auto until = SteadyClock::now() + patience;
  std::array<pollfd, 2> events{{{output.reader.number(), POLLIN, 0}, {child.watch(), POLLIN, 0}}};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - SteadyClock::now());
    const bool is_late = left.count() <= 0;
    if (is_late || ::poll(events.data(), events.size(), static_cast<int>(left.count())) == 0)
      command.fail(fmt::format("did not end within {} seconds", patience.count()));
    const bool has_ended = events[1].revents != 0;
    const bool goes_on = read_up_to(limit, output.reader.number(), bytes);
    if (bytes.size() > limit) command.fail(fmt::format("printed more than {} bytes", limit));
    if (has_ended || (!goes_on && child.watch() < 0)) return bytes;
    if (!goes_on) events[0].fd = -1;
  }
}

}  // namespace

std::string output_of(std::string_view setting, const std::vector<std::string>& argv,
                      std::size_t limit, std::chrono::seconds patience) {
  const Command command{setting, argv};
  auto output = open_output();
  Started child(command, output);
  auto bytes = read_to_its_end(command, child, output, limit, patience);
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
