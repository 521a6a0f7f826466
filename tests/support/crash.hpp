// SPDX-License-Identifier: Apache-2.0
// qlab killed at a chosen system call, as a power cut or an impatient person would.
#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/lab.hpp"

namespace qlab::test {

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

/// Whether the long forms of the tests are asked for (script/store-test).
inline bool runs_long() { return std::getenv("QLAB_LONG_TESTS") != nullptr; }

}  // namespace qlab::test
