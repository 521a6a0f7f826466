// SPDX-License-Identifier: Apache-2.0
#include "cmd/tree.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <utility>

#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/store.hpp"

namespace qlab::cmd {
namespace {

constexpr auto purpose =
    "Keep a community's members, consult them, meet, and hand the community over.";
constexpr auto footer =
    "'qlab help NOUN VERB' explains a command, 'qlab help queries' how members and mails are "
    "chosen,\n"
    "'qlab help exit-codes' lists the exit statuses.";

/// CLI11 would let a list option swallow the positionals behind it.
void tame(CLI::App& app) {
  for (auto* option : app.get_options()) {
    if (!option->get_positional()) option->allow_extra_args(false);
  }
  for (auto* sub : app.get_subcommands({})) tame(*sub);
}

std::unique_ptr<CLI::App> make_tree(const CommandLine& line, Globals& globals, Action& action) {
  auto root = std::make_unique<CLI::App>(purpose, "qlab");
  root->fallthrough();
  root->require_subcommand(1);
  root->get_formatter()->column_width(34);
  root->footer(footer);
  add_globals(*root, globals);
  for (const auto& noun : nouns()) {
    auto* sub = root->add_subcommand(std::string(noun.name), std::string(noun.purpose));
    sub->require_subcommand(1);
    if (line.noun != &noun) continue;
    Verb handle(*sub);
    for (const auto add : noun.verbs) add(handle, action);
  }
  Verb handle(*root);
  for (const auto& verb : plain_verbs()) verb.verbs.front()(handle, action);
  tame(*root);
  return root;
}

CLI::App* find(CLI::App& app, std::string_view name) {
  for (auto* sub : app.get_subcommands({})) {
    if (sub->check_name(std::string(name))) return sub;
  }
  return nullptr;
}

/// The deepest command that the line names.
CLI::App& named(CLI::App& root, const CommandLine& line) {
  if (line.noun == nullptr) return root;
  auto* noun = find(root, line.noun->name);
  auto* verb = noun != nullptr && !line.verb.empty() ? find(*noun, line.verb) : nullptr;
  if (verb != nullptr) return *verb;
  return noun != nullptr ? *noun : root;
}

[[noreturn]] void unknown_verb(CLI::App& noun, const std::string& verb) {
  std::vector<std::string> names;
  for (auto* sub : noun.get_subcommands({})) names.push_back(sub->get_name());
  const auto list =
      fmt::format("the verbs of '{}' are: {}", noun.get_name(), fmt::join(names, ", "));
  if (verb.empty())
    throw Error(Kind::usage, fmt::format("'{}' needs a verb", noun.get_name()), list);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto hint = text::did_you_mean(verb, candidates);
  throw Error(Kind::usage,
              fmt::format("'{}' has no verb '{}'", noun.get_name(), text::terminal_safe(verb)),
              hint.empty() ? list : hint);
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

/// One clear sentence instead of CLI11's.
[[noreturn]] void explain(CLI::App& root, const CommandLine& line, const CLI::ParseError& error) {
  auto& command = named(root, line);
  auto hint = fmt::format("'{} --help' shows how to use it",
                          line.noun == nullptr ? "qlab" : "qlab " + line.command());
  const auto left = root.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !left.empty()) {
    const auto word = left.front().substr(0, left.front().find('='));
    const bool flag = word.starts_with('-');
    const auto flags = flags_of(command);
    const std::vector<std::string_view> candidates(flags.begin(), flags.end());
    if (const auto near = text::did_you_mean(word, candidates); flag && !near.empty()) hint = near;
    const auto what = flag ? "has no flag" : "does not take";
    throw Error(Kind::usage,
                fmt::format("'{}' {} '{}'", line.command(), what, text::terminal_safe(word)), hint);
  }
  throw Error(Kind::usage, fmt::format("{}: {}", line.command(), text::terminal_safe(error.what())),
              hint);
}

}  // namespace

Parsed parse(const CommandLine& line) {
  Parsed parsed;
  // CLI11 binds to the globals by address; they move only after parsing.
  auto globals = std::make_unique<Globals>();
  auto root = make_tree(line, *globals, parsed.action);
  const bool has_verbs = line.noun != nullptr && line.noun->verbs.size() != 1;
  auto* noun = line.noun != nullptr ? find(*root, line.noun->name) : nullptr;
  if (has_verbs && (line.verb.empty() || find(*noun, line.verb) == nullptr))
    unknown_verb(*noun, line.verb);
  try {
    root->parse(std::vector<std::string>(line.words.rbegin(), line.words.rend()));
  } catch (const CLI::ParseError& error) {
    explain(*root, line, error);
  }
  parsed.globals = std::move(*globals);
  return parsed;
}

std::string help_text(const CommandLine& line) {
  Globals globals;
  Action action;
  const auto root = make_tree(line, globals, action);
  auto& command = named(*root, line);
  std::string before;
  for (const auto* level = command.get_parent(); level != nullptr; level = level->get_parent()) {
    before.insert(0, level->get_name() + (before.empty() ? "" : " "));
  }
  auto text = command.help(before) + "\n";
  // CLI11 shows a flag with an optional value by its default.
  if (const auto at = text.find("--json{}      "); at != std::string::npos) {
    text.replace(at, 14, "--json[=FIELDS]").erase(at + 15, 1);
  }
  return text;
}

std::string version_text(bool libraries) {
  auto text = fmt::format("qlab {}\n", QLAB_VERSION);
  if (libraries) {
    text +=
        fmt::format("SQLite {}\nfmt {}.{}.{}\nCLI11 {}\n", store::sqlite_version(),
                    FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100, CLI11_VERSION);
  }
  return text;
}

}  // namespace qlab::cmd
