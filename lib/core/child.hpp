// SPDX-License-Identifier: Apache-2.0
// Other programs that are started (posix_spawn(3)).
#pragma once

#include <spawn.h>
#include <sys/types.h>

#include <string>
#include <vector>

#include "lib/core/descriptor.hpp"

namespace qlab {

/// A program to be started, which gets SIGPIPE back: qlab ignores it, and what it starts should
/// not.
class Child {
 public:
  /// The program, which is looked for in PATH, and its arguments.
  explicit Child(std::vector<std::string> argv);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  /// It finds this descriptor of ours under that number.
  void give(int ours, int theirs);

  /// It finds nothing to read on standard input.
  void give_no_input();

  /// Signals to its group reach what it starts, and none that is for ours reaches it.
  void lead_a_group();

  /// Starts it and returns 0, or returns errno.
  int start(pid_t& process);

 private:
  std::vector<std::string> m_argv;
  posix_spawn_file_actions_t m_files{};
  posix_spawnattr_t m_attributes{};
  short m_flags = POSIX_SPAWN_SETSIGDEF;
};

/// What poll(2) finds readable once the process has ended; not open where the system has no such
/// thing.
Descriptor watch(pid_t process);

/// Waits for its end and returns its status as waitpid(2) gives it.
int wait_for(pid_t process);

}  // namespace qlab
