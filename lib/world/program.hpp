// SPDX-License-Identifier: Apache-2.0
// A program that is given a text on its standard input: no shell, no pipe that could break.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::world {

struct Ended {
  enum class How {
    not_started,
    exited,
    killed,    ///< by a signal
    timed_out  ///< and then killed by us
  };

  How how = How::not_started;
  int status = 0;          ///< exited: its status; killed: the signal; not_started: errno
  bool read_any = false;   ///< it took at least one byte of the text
  std::string last_words;  ///< what it wrote on standard output and error, cut
};

/// Runs argv[0], found by PATH, in a process group of its own, so that Ctrl-C on the terminal does
/// not end it in the middle of a mail.
Ended run_program(const std::vector<std::string>& argv, std::string_view input,
                  std::chrono::seconds timeout);

}  // namespace qlab::world
