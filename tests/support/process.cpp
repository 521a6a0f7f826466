// SPDX-License-Identifier: Apache-2.0
#include "tests/support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace qlab::test {
namespace {

constexpr auto time_limit = std::chrono::minutes(2);

struct Pipe {
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_read();
    close_write();
  }
  void close_read() { close(ends[0]); }
  void close_write() { close(ends[1]); }
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  std::array<int, 2> ends{-1, -1};
};

pid_t spawn(const std::vector<std::string>& arguments, const Variables& variables, Pipe& in,
            Pipe& out, Pipe& err) {
  std::vector<std::string> assignments;
  for (const auto& [name, value] : variables) assignments.push_back(name + "=" + value);
  // The presets tell the sanitizers of LLVM 14 not to look for leaks in memory of threads by a
  // guess that crashes now and then, after every test has passed; script/coverage, where to count.
  for (const std::string name : {"ASAN_OPTIONS", "LLVM_PROFILE_FILE"}) {
    if (const auto* value = std::getenv(name.c_str())) assignments.push_back(name + "=" + value);
  }
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::vector<char*> envp;
  for (auto& assignment : assignments) envp.push_back(assignment.data());
  envp.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot run " + arguments[0]);
  return child;
}

/// Reads what is there; false at the end.
bool drain(int descriptor, std::string& text) {
  std::array<char, 65536> buffer;
  const auto got = ::read(descriptor, buffer.data(), buffer.size());
  if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0;
}

/// Feeds standard input and collects both outputs until the child has closed them.
void exchange(pid_t child, const std::string& input, Pipe& in, Pipe& out, Pipe& err,
              Finished& finished) {
  std::size_t fed = 0;
  const auto deadline = std::chrono::steady_clock::now() + time_limit;
  ::fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    if (fed == input.size()) in.close_write();
    std::array<pollfd, 3> ready{
        {{in.ends[1], POLLOUT, 0}, {out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    ::poll(ready.data(), ready.size(), 100);
    if (ready[0].revents != 0) {
      const auto written = ::write(in.ends[1], input.data() + fed, input.size() - fed);
      fed = written < 0 ? input.size() : fed + static_cast<std::size_t>(written);
    }
    if (ready[1].revents != 0 && !drain(out.ends[0], finished.out)) out.close_read();
    if (ready[2].revents != 0 && !drain(err.ends[0], finished.err)) err.close_read();
    if (std::chrono::steady_clock::now() < deadline) continue;
    ::kill(child, SIGKILL);
    finished.status = 124;
    return;
  }
}

}  // namespace

Finished run_process(const std::vector<std::string>& arguments, const Variables& variables,
                     const std::string& input) {
  // A child that does not read its input must not end the test.
  (void)std::signal(SIGPIPE, SIG_IGN);
  Pipe in;
  Pipe out;
  Pipe err;
  const auto child = spawn(arguments, variables, in, out, err);
  in.close_read();
  out.close_write();
  err.close_write();
  Finished finished;
  exchange(child, input, in, out, err, finished);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (finished.status != 124) {
    finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  return finished;
}

}  // namespace qlab::test
