// SPDX-License-Identifier: Apache-2.0
#include "lib/core/child.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <utility>

namespace qlab {

Child::Child(std::vector<std::string> argv) : m_argv(std::move(argv)) {
  ::posix_spawn_file_actions_init(&m_files);
  ::posix_spawnattr_init(&m_attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&m_attributes, &defaults);
}

Child::~Child() {
  ::posix_spawnattr_destroy(&m_attributes);
  ::posix_spawn_file_actions_destroy(&m_files);
}

void Child::give(int ours, int theirs) {
  ::posix_spawn_file_actions_adddup2(&m_files, ours, theirs);
}

void Child::give_no_input() {
  ::posix_spawn_file_actions_addopen(&m_files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
}

void Child::lead_a_group() { m_flags |= POSIX_SPAWN_SETPGROUP; }

int Child::start(pid_t& process) {
  std::vector<char*> words;
  words.reserve(m_argv.size() + 1);
  for (auto& word : m_argv) words.push_back(word.data());
  words.push_back(nullptr);
  ::posix_spawnattr_setflags(&m_attributes, m_flags);
  return ::posix_spawnp(&process, words.front(), &m_files, &m_attributes, words.data(), environ);
}

Descriptor watch(pid_t process) {
  // The header of glibc 2.36 declares pidfd_open() for C only.
  return Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

}  // namespace qlab
