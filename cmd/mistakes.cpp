// SPDX-License-Identifier: Apache-2.0
#include "cmd/mistakes.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cmd/shape.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

/// As people speak of it: without the program, but where there is nothing else.
std::string name_of(const Command& command) {
  const auto space = command.name.find(' ');
  return space == std::string::npos ? command.name : command.name.substr(space + 1);
}

std::string how_to_use(const Command& command) {
  return fmt::format("'{} --help' shows how to use it", command.name);
}

std::vector<std::string> flags_of(const CLI::App& app) {
  std::vector<std::string> flags;
  for (const auto* level = &app; level != nullptr; level = level->get_parent()) {
    for (const auto* option : level->get_options()) {
      for (const auto& name : option->get_lnames()) flags.push_back("--" + name);
    }
  }
  return flags;
}

bool is_flag(std::string_view word) { return word.size() > 1 && word[0] == '-' && word != "--"; }

[[noreturn]] void unknown_flag(const CLI::App& app, std::string_view word) {
  const auto command = shape_of(app);
  const auto name = word.substr(0, word.find('='));
  const auto flags = flags_of(app);
  const std::vector<std::string_view> candidates(flags.begin(), flags.end());
  const auto near = text::did_you_mean(name, candidates);
  throw Error(Kind::usage,
              fmt::format("'{}' has no flag '{}'", name_of(command), text::terminal_safe(name)),
              near.empty() ? how_to_use(command) : near);
}

/// What CLI11 says of its options reads well, but for this.
std::string sentence(const CLI::ParseError& error) {
  const std::string words = error.what();
  const bool lacks = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
  if (!lacks || !words.ends_with(" missing")) return words;
  return words.substr(0, words.find(':')) + " lacks a value";
}

}  // namespace

void unknown_verb(const CLI::App& app, std::string_view word) {
  const auto command = shape_of(app);
  const auto name = name_of(command);
  std::vector<std::string_view> verbs;
  for (const auto& verb : command.commands) verbs.emplace_back(verb.name);
  const auto list = verbs.empty()
                        ? how_to_use(command)
                        : fmt::format("the verbs of '{}' are: {}", name, fmt::join(verbs, ", "));
  if (word.empty()) throw Error(Kind::usage, fmt::format("'{}' needs a verb", name), list);
  const auto near = text::did_you_mean(word, verbs);
  throw Error(Kind::usage, fmt::format("'{}' has no verb '{}'", name, text::terminal_safe(word)),
              near.empty() ? list : near);
}

void explain(const CLI::ParseError& error, const std::vector<std::string>& left,
             const CLI::App& app) {
  const auto flag = std::ranges::find_if(left, is_flag);
  if (flag != left.end()) unknown_flag(app, *flag);
  const auto command = shape_of(app);
  const std::string word = left.empty() ? "" : left.front();
  const bool takes_verb = !command.commands.empty() && command.words.empty();
  if (app.get_require_subcommand_min() > 0 || (takes_verb && !word.empty())) {
    unknown_verb(app, word);
  }
  const bool is_extra = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
  const auto name = name_of(command);
  throw Error(Kind::usage,
              is_extra ? fmt::format("'{}' does not take '{}'", name, text::terminal_safe(word))
                       : fmt::format("{}: {}", name, text::terminal_safe(sentence(error))),
              how_to_use(command));
}

}  // namespace qlab::cmd
