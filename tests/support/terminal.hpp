// SPDX-License-Identifier: Apache-2.0
// A program on a terminal of its own (tests/support/terminal.py), as a person sees it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/json.hpp"
#include "tests/support/places.hpp"
#include "tests/support/process.hpp"

namespace qlab::test {

struct Terminal {
  int rows = 24;
  int columns = 80;
  /// Once this text is shown, that one is typed.
  std::vector<std::pair<std::string, std::string>> steps{};
};

/// What is typed to give the terminal another size.
inline std::string resized(int rows, int columns) {
  return "\x1b[8;" + std::to_string(rows) + ";" + std::to_string(columns) + "t";
}

/// What the terminal showed is 'out'; lines end with CRLF.
inline Finished run_on_terminal(const Terminal& terminal, const std::vector<std::string>& program,
                                const Variables& variables) {
  auto steps = nlohmann::json::array();
  for (const auto& [wait, type] : terminal.steps) steps.push_back({wait, type});
  std::vector<std::string> arguments{python(), support_script("terminal.py"),
                                     std::to_string(terminal.rows),
                                     std::to_string(terminal.columns), steps.dump()};
  arguments.insert(arguments.end(), program.begin(), program.end());
  return run_process(arguments, variables);
}

}  // namespace qlab::test
