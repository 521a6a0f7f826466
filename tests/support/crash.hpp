// SPDX-License-Identifier: Apache-2.0
// qlab killed at a chosen system call, as a power cut or an impatient person would, or refused one,
// as another system would.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/lab.hpp"

namespace qlab::test {

/// Whether there is strace; where not, the test is skipped.
inline bool can_trace() { return !is_absent("/usr/bin/strace"); }

/// Runs qlab under strace, which kills it at the nth of these calls ("write,fsync"); status 137
/// where that happened, qlab's own where it made fewer.
inline Finished run_killed(const Lab& lab, const std::vector<std::string>& arguments,
                           const std::string& calls, int nth) {
  std::vector<std::string> words{"strace",
                                 "-f",
                                 "-qq",
                                 "-o",
                                 "/dev/null",
                                 "-e",
                                 "trace=" + calls,
                                 "-e",
                                 fmt::format("inject={}:signal=KILL:when={}", calls, nth),
                                 binary()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_process(words, lab.variables);
}

/// Runs qlab under strace, which refuses these calls about the path with the error ("ENOENT") and
/// writes them to the log, each with "(INJECTED)".
inline Finished run_refused(const Lab& lab, const std::vector<std::string>& arguments,
                            const std::string& calls, const std::string& path,
                            const std::string& error, const std::string& log) {
  std::vector<std::string> words{
      "strace",
      "-f",
      "--quiet=all",
      "-o",
      log,
      "-P",
      path,
      "-e",
      "trace=" + calls,
      "-e",
      fmt::format("inject={}:error={}", calls, error),
      binary(),
  };
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_process(words, lab.variables);
}

/// Whether the long forms of the tests are asked for: by script/store-test, which runs the suite
/// "long" alone, so that whoever asks must be of it.
inline bool runs_long() {
  REQUIRE(doctest::getContextOptions()->currentTest->m_test_suite == std::string("long"));
  return std::getenv("QLAB_LONG_TESTS") != nullptr;
}

}  // namespace qlab::test
