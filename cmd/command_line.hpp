// SPDX-License-Identifier: Apache-2.0
// What the command line says before it is parsed: which noun and verb, and whether help, the
// version or JSON errors are wanted. So only that verb is built, and --help wins over every
// mistake. A word like -tag:x belongs to a query and is no flag.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/commands.hpp"

namespace qlab::cmd {

struct CommandLine {
  std::vector<std::string> words;   ///< without the program's name; an alias stands as its noun
  const Noun* noun = nullptr;       ///< the noun, or the plain verb, that is named
  std::string verb;                 ///< the word behind the noun, may be empty or wrong
  std::vector<std::string> behind;  ///< the words behind the verb; a few verbs have their own
  bool help = false;
  bool version = false;
  bool verbose = false;
  bool json = false;

  /// Noun and verb for the log.
  [[nodiscard]] std::string command() const;
};

/// The noun, or plain verb, of this name or alias; nullptr where there is none.
const Noun* find_noun(std::string_view word);

/// Whether it is a verb without a noun.
bool is_plain(const Noun& noun);

/// Throws usage where the first word is no noun, with the nearest.
CommandLine read_command_line(int argc, char** argv);

}  // namespace qlab::cmd
