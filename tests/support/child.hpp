// SPDX-License-Identifier: Apache-2.0
// A program that runs beside a test and says on its standard output how to reach it: a server.
// It may be told more on its standard input.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace qlab::test {

class Child {
 public:
  /// Starts argv[0], found by PATH, with the environment of the test. Its standard input ends with
  /// this object, or with the test.
  explicit Child(const std::vector<std::string>& argv);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Asks the program to end with SIGTERM and waits for it.
  ~Child();

  /// The next line of its standard output without the line end; throws after 60 s or at the end.
  std::string read_line();

  /// Writes a line to its standard input.
  void write_line(std::string line);

 private:
  void read_more();

  pid_t m_process = -1;
  int m_output = -1;
  int m_input = -1;
  std::string m_pending;
};

}  // namespace qlab::test
