// SPDX-License-Identifier: Apache-2.0
// Runs a program as a user would: posix_spawn, no shell, an explicit environment.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace qlab::test {

using Variables = std::map<std::string, std::string>;

struct Finished {
  int status = 0;  ///< the exit status, or 128 + the signal
  std::string out;
  std::string err;
};

/// Runs arguments[0] with exactly these variables; standard input is the given text. Ends with
/// status 124 where it takes longer than two minutes.
Finished run_process(const std::vector<std::string>& arguments, const Variables& variables = {},
                     const std::string& input = {});

}  // namespace qlab::test
