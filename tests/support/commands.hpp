// SPDX-License-Identifier: Apache-2.0
// Every command that there is, as the program itself lists them: a new one cannot be forgotten by a
// test that goes through all of them.
#pragma once

#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/places.hpp"
#include "tests/support/process.hpp"

namespace qlab::test {

/// The names that the help of a command lists under 'COMMANDS', in its order.
inline std::vector<std::string> commands_below(const std::vector<std::string>& words) {
  std::vector<std::string> arguments{binary()};
  arguments.insert(arguments.end(), words.begin(), words.end());
  arguments.emplace_back("--help");
  const auto help = run_process(arguments).out;
  const auto list = help.find("COMMANDS\n");
  if (list == std::string::npos) return {};
  const auto text = help.substr(list, help.find("\n\n", list) - list);
  const std::regex name("\n  ([a-z-]+) ");
  std::vector<std::string> names;
  for (std::sregex_iterator found(text.begin(), text.end(), name), end; found != end; ++found) {
    names.push_back((*found)[1]);
  }
  return names;
}

/// "members add", "handover plan set": nouns, verbs, and verbs of verbs, without those that only
/// gather others.
inline std::vector<std::string> every_command() {
  std::vector<std::string> all;
  for (const auto& noun : commands_below({})) {
    const auto verbs = commands_below({noun});
    if (verbs.empty()) all.push_back(noun);
    for (const auto& verb : verbs) {
      const auto inner = commands_below({noun, verb});
      if (inner.empty()) all.push_back(noun + " " + verb);
      for (const auto& each : inner) all.push_back(noun + " " + verb + " " + each);
    }
  }
  return all;
}

}  // namespace qlab::test
