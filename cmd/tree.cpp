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

/// What CLI11 binds to by address: it must outlive the tree.
struct Bound {
  Globals globals;
  Action action;
  Declarations declarations;
};

std::unique_ptr<CLI::App> make_root(Bound& bound, const Wanted& wanted = {}) {
  auto root = std::make_unique<CLI::App>(purpose, "qlab");
  root->fallthrough();
  root->require_subcommand(1);
  add_globals(*root, bound.globals, wanted);
  return root;
}

CLI::App& add_noun(CLI::App& root, const Noun& noun) {
  auto* sub = root.add_subcommand(std::string(noun.name), std::string(noun.purpose));
  sub->require_subcommand(1);
  return *sub;
}

void add_verbs(const Noun& noun, Verb below, Action& action) {
  for (const auto add : noun.verbs) add(below, action);
}

void add_plain_verbs(CLI::App& root, Bound& bound) {
  for (const auto& verb : plain_verbs()) add_verbs(verb, {root, bound.declarations}, bound.action);
}

/// One noun with its verbs, or with the one that is named.
std::unique_ptr<CLI::App> make_branch(const Noun& noun, std::string_view verb, Bound& bound,
                                      const Wanted& wanted = {}) {
  auto root = make_root(bound, wanted);
  auto& below = is_plain(noun) ? *root : add_noun(*root, noun);
  add_verbs(noun, {below, bound.declarations, verb}, bound.action);
  tame(*root);
  return root;
}

/// All nouns without their verbs, and the verbs that have none.
std::unique_ptr<CLI::App> make_crown(Bound& bound) {
  auto root = make_root(bound);
  for (const auto& noun : nouns()) add_noun(*root, noun);
  add_plain_verbs(*root, bound);
  tame(*root);
  return root;
}

std::unique_ptr<CLI::App> make_tree(const Noun* noun, std::string_view verb, Bound& bound) {
  return noun != nullptr ? make_branch(*noun, verb, bound) : make_crown(bound);
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

[[noreturn]] void unknown_verb(const Noun& noun, const std::string& verb) {
  Bound bound;
  const auto root = make_branch(noun, {}, bound);
  std::vector<std::string> names;
  for (auto* sub : find(*root, noun.name)->get_subcommands({})) names.push_back(sub->get_name());
  const auto list = fmt::format("the verbs of '{}' are: {}", noun.name, fmt::join(names, ", "));
  if (verb.empty()) throw Error(Kind::usage, fmt::format("'{}' needs a verb", noun.name), list);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto hint = text::did_you_mean(verb, candidates);
  throw Error(Kind::usage,
              fmt::format("'{}' has no verb '{}'", noun.name, text::terminal_safe(verb)),
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
[[noreturn]] void explain(const CLI::App& root, const CommandLine& line,
                          const CLI::ParseError& error) {
  auto hint = fmt::format("'{} --help' shows how to use it",
                          line.noun == nullptr ? "qlab" : "qlab " + line.command());
  const auto left = root.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !left.empty()) {
    const auto word = left.front().substr(0, left.front().find('='));
    const bool flag = word.starts_with('-');
    Bound bound;
    const auto whole = make_tree(line.noun, line.verb, bound);
    const auto flags = flags_of(named(*whole, line.noun, line.verb));
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
  const bool has_verbs = line.noun != nullptr && !is_plain(*line.noun);
  const auto only = has_verbs ? std::string_view(line.verb) : std::string_view();
  if (has_verbs && only.empty()) unknown_verb(*line.noun, {});
  const auto root = line.noun != nullptr
                        ? make_branch(*line.noun, only, bound, meant_by(line.words))
                        : make_crown(bound);
  if (has_verbs && find(*find(*root, line.noun->name), only) == nullptr) {
    unknown_verb(*line.noun, line.verb);
  }
  try {
    root->parse(std::vector<std::string>(line.words.rbegin(), line.words.rend()));
  } catch (const CLI::ParseError& error) {
    explain(*root, line, error);
  }
  return {std::move(bound.globals), std::move(bound.action)};
}

std::string help_text(const CommandLine& line) {
  Bound bound;
  const auto root = make_tree(line.noun, {}, bound);
  return help_page(shape_of(named(*root, line.noun, line.verb)));
}

Command describe(const Noun* noun, std::string_view verb, std::string_view inner_verb) {
  Bound bound;
  const auto root = make_tree(noun, {}, bound);
  auto& command = named(*root, noun, verb);
  auto* inner = inner_verb.empty() ? nullptr : find(command, inner_verb);
  return shape_of(inner != nullptr ? *inner : command);
}

Declarations declarations() {
  Bound bound;
  const auto root = make_root(bound);
  for (const auto& noun : nouns()) {
    add_verbs(noun, {add_noun(*root, noun), bound.declarations}, bound.action);
  }
  add_plain_verbs(*root, bound);
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
