// SPDX-License-Identifier: Apache-2.0
// The CLI11 tree of the command line: built for one noun only, parsed, explained.
#pragma once

#include <string>

#include "cmd/command_line.hpp"
#include "cmd/globals.hpp"
#include "cmd/shape.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

struct Parsed {
  Globals globals;
  Action action;
  Declared command;  ///< what the verb says of itself
};

/// Throws usage, with the nearest verb or flag as hint.
Parsed parse(const CommandLine& line);

/// The help of the command that the line names, as deep as it is known.
std::string help_text(const CommandLine& line);

/// Throws usage, with the nearest, where a word names no command behind those before it.
void require_known(const CommandLine& line);

/// The command that these name, as deep as there is one; qlab itself where there is no noun. A few
/// verbs have verbs of their own, as 'mail inbox list'.
Command describe(const Noun* noun, std::string_view verb, std::string_view inner_verb = {});

/// What every verb says that it writes with --json.
Declarations declarations();

/// "qlab 0.1.0", and with libraries their versions below.
std::string version_text(bool libraries);

}  // namespace qlab::cmd
