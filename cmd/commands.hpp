// SPDX-License-Identifier: Apache-2.0
// What a verb is to the tree of commands, and the verbs without a noun; those of a noun stand in
// cmd/<noun>/verbs.hpp. A verb's file defines its function; its line in commands.cpp, the contents
// page, puts it into the tree.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "cmd/exit.hpp"

namespace qlab::cmd {

class Verb;
class Context;

/// What the parsed command line asks for; runs after parsing, so that --help opens nothing.
using Action = std::function<Exit(Context&)>;

using AddVerb = void (*)(Verb& noun, Action& action);

void add_status(Verb& root, Action& action);
void add_init(Verb& root, Action& action);
void add_help(Verb& root, Action& action);
void add_completion(Verb& root, Action& action);
void add_schema(Verb& root, Action& action);
void add_complete(Verb& root, Action& action);

struct Noun {
  std::string_view name;
  std::string_view alias;  ///< the other grammatical number, not shown in help
  std::string_view purpose;
  std::vector<AddVerb> verbs;
};

/// The nouns with their verbs, in the order of the help.
std::span<const Noun> nouns();

/// Verbs without a noun: init, help. Those without a purpose are for scripts.
std::span<const Noun> plain_verbs();

}  // namespace qlab::cmd
