// SPDX-License-Identifier: Apache-2.0
// What is wrong with a command line, in one clear sentence instead of CLI11's. Included only by
// cmd/tree.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace qlab::cmd {

/// Throws usage: the word, which may be missing, is no verb of the command.
[[noreturn]] void unknown_verb(const CLI::App& app, std::string_view word);

/// Throws usage for what the parser found, by the words that it had left. The command is the
/// deepest that it reached, with all its flags.
[[noreturn]] void explain(const CLI::ParseError& error, const std::vector<std::string>& left,
                          const CLI::App& app);

}  // namespace qlab::cmd
