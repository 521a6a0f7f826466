// SPDX-License-Identifier: Apache-2.0
// Where in a command line the cursor stands: which word of which command is being typed.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cmd/command_line.hpp"
#include "cmd/shape.hpp"

namespace qlab::cmd {

struct Cursor {
  enum class At {
    noun,  ///< or a verb without one
    verb,
    flag,    ///< the name of one
    value,   ///< of a flag, or a word of the command
    nothing  ///< nothing more can stand there
  };

  At at = At::nothing;
  const Noun* noun = nullptr;
  std::string verb;
  std::string inner_verb;    ///< of the few verbs that have some
  Command command;           ///< what noun and verb name
  std::string before;        ///< what of the word is fixed: "--to="
  std::string word;          ///< what is being typed
  std::string kind;          ///< of a value: WEBINAR, yes|maybe|no
  bool is_argument = false;  ///< a value that no flag stands before
};

/// Reads the words after qlab, of which the last one is being typed and may be empty. Never throws
/// for anything a person may have typed so far.
Cursor cursor_in(std::span<const std::string> words);

}  // namespace qlab::cmd
