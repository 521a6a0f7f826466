// SPDX-License-Identifier: Apache-2.0
#include "tests/support/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>

namespace qlab::test {

Child::Child(const std::vector<std::string>& argv) {
  std::array<int, 2> ends{};
  std::array<int, 2> input{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0 || ::pipe2(input.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("cannot make a pipe");
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> words;
  for (const auto& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const auto error =
      ::posix_spawnp(&m_process, words.front(), &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  ::close(input[0]);
  m_output = ends[0];
  m_input = input[1];
  if (error != 0) {
    ::close(m_output);
    ::close(m_input);
    throw std::runtime_error("cannot start " + argv.front() + ": " + std::strerror(error));
  }
}

Child::~Child() {
  ::kill(m_process, SIGTERM);
  while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
  }
  ::close(m_output);
  ::close(m_input);
}

void Child::read_more() {
  pollfd ready{m_output, POLLIN, 0};
  if (::poll(&ready, 1, 60'000) <= 0) throw std::runtime_error("a helper program says nothing");
  std::array<char, 4096> buffer;
  const auto got = ::read(m_output, buffer.data(), buffer.size());
  if (got <= 0) throw std::runtime_error("a helper program ended early");
  m_pending.append(buffer.data(), static_cast<std::size_t>(got));
}

std::string Child::read_line() {
  auto end = m_pending.find('\n');
  for (; end == std::string::npos; end = m_pending.find('\n')) read_more();
  auto line = m_pending.substr(0, end);
  m_pending.erase(0, end + 1);
  return line;
}

void Child::write_line(std::string line) {
  line += '\n';
  if (::write(m_input, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
    throw std::runtime_error("a helper program does not listen");
  }
}

}  // namespace qlab::test
