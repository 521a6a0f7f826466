// SPDX-License-Identifier: Apache-2.0
#include "cmd/tree.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <utility>

#include "cmd/help_page.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/store.hpp"

namespace qlab::cmd {
namespace {

constexpr auto purpose =
    "Keep a community's members, consult them, meet, and hand the community over.";
/// CLI11 would let a list option swallow the positionals behind it.
void tame(CLI::App& app) {
  for (auto* option : app.get_options()) {
    if (!option->get_positional()) option->allow_extra_args(false);
  }
  for (auto* sub : app.get_subcommands({})) tame(*sub);
}

/// Which nouns get their verbs: building them all takes longer than most commands.
enum class Nouns { named, all };

/// What CLI11 binds to by address: it must outlive the tree.
struct Bound {
  Globals globals;
  Action action;
  Declarations declarations;
};

std::unique_ptr<CLI::App> make_tree(const Noun* wanted, Nouns nouns_built, Bound& bound) {
  auto root = std::make_unique<CLI::App>(purpose, "qlab");
  root->fallthrough();
  root->require_subcommand(1);
  add_globals(*root, bound.globals);
  for (const auto& noun : nouns()) {
    auto* sub = root->add_subcommand(std::string(noun.name), std::string(noun.purpose));
    sub->require_subcommand(1);
    if (wanted != &noun && nouns_built == Nouns::named) continue;
    Verb handle(*sub, bound.declarations);
    for (const auto add : noun.verbs) add(handle, bound.action);
  }
  Verb handle(*root, bound.declarations);
  for (const auto& verb : plain_verbs()) verb.verbs.front()(handle, bound.action);
  tame(*root);
  return root;
}

CLI::App* find(CLI::App& app, std::string_view name) {
  for (auto* sub : app.get_subcommands({})) {
    if (sub->check_name(std::string(name))) return sub;
  }
  return nullptr;
}

/// The deepest command that these name.
CLI::App& named(CLI::App& root, const Noun* wanted, std::string_view wanted_verb) {
  if (wanted == nullptr) return root;
  auto* noun = find(root, wanted->name);
  auto* verb = noun != nullptr && !wanted_verb.empty() ? find(*noun, wanted_verb) : nullptr;
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
  auto& command = named(root, line.noun, line.verb);
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
  Bound bound;
  auto root = make_tree(line.noun, Nouns::named, bound);
  const bool has_verbs = line.noun != nullptr && line.noun->verbs.size() != 1;
  auto* noun = line.noun != nullptr ? find(*root, line.noun->name) : nullptr;
  if (has_verbs && (line.verb.empty() || find(*noun, line.verb) == nullptr))
    unknown_verb(*noun, line.verb);
  try {
    root->parse(std::vector<std::string>(line.words.rbegin(), line.words.rend()));
  } catch (const CLI::ParseError& error) {
    explain(*root, line, error);
  }
  return {std::move(bound.globals), std::move(bound.action)};
}

std::string help_text(const CommandLine& line) {
  Bound bound;
  const auto root = make_tree(line.noun, Nouns::named, bound);
  return help_page(shape_of(named(*root, line.noun, line.verb)));
}

Command describe(const Noun* noun, std::string_view verb, std::string_view inner_verb) {
  Bound bound;
  const auto root = make_tree(noun, Nouns::named, bound);
  auto& command = named(*root, noun, verb);
  auto* inner = inner_verb.empty() ? nullptr : find(command, inner_verb);
  return shape_of(inner != nullptr ? *inner : command);
}

Declarations declarations() {
  Bound bound;
  const auto root = make_tree(nullptr, Nouns::all, bound);
  return std::move(bound.declarations);
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
