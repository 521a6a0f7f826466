// SPDX-License-Identifier: Apache-2.0
#include "cmd/tree.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cmd/help_page.hpp"
#include "cmd/mistakes.hpp"
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

using Words = std::vector<std::string>;

/// How deep words name a command, and the first that names none.
struct Reached {
  CLI::App* command = nullptr;
  std::string unknown;
};

Reached reach(CLI::App& root, const Words& words) {
  auto* command = &root;
  for (const auto& word : words) {
    auto* below = find(*command, word);
    if (below == nullptr) return {command, word};
    command = below;
  }
  return {command, {}};
}

/// The words of the line that may name a command.
Words words_of(const CommandLine& line) {
  Words words;
  if (line.noun != nullptr) words.emplace_back(line.noun->name);
  if (!line.verb.empty()) words.push_back(line.verb);
  words.insert(words.end(), line.behind.begin(), line.behind.end());
  return words;
}

/// Those of the command that was parsed.
Words parsed_in(const CLI::App& root) {
  Words words;
  for (const auto* app = &root; !app->get_subcommands().empty();) {
    app = app->get_subcommands().front();
    words.push_back(app->get_name());
  }
  return words;
}

Declared declared_by(const Words& words, const Bound& bound) {
  return *std::ranges::find(bound.declarations, text::join(words, " "), &Declared::command);
}

/// The verb of the noun, which may be missing, is none.
[[noreturn]] void refuse_verb(const CommandLine& line) {
  Bound bound;
  const auto root = make_branch(*line.noun, {}, bound);
  unknown_verb(*find(*root, line.noun->name), line.verb);
}

/// The tree that was parsed has one verb, and of the flags those that were meant.
[[noreturn]] void refuse(const CLI::App& root, const CommandLine& line,
                         const CLI::ParseError& error) {
  Bound bound;
  const auto whole = make_tree(line.noun, {}, bound);
  explain(error, root.remaining(true), *reach(*whole, parsed_in(root)).command);
}

}  // namespace

Parsed parse(const CommandLine& line) {
  Bound bound;
  const bool has_verbs = line.noun != nullptr && !is_plain(*line.noun);
  const auto only = has_verbs ? std::string_view(line.verb) : std::string_view();
  if (has_verbs && only.empty()) refuse_verb(line);
  const auto root = line.noun != nullptr
                        ? make_branch(*line.noun, only, bound, meant_by(line.words))
                        : make_crown(bound);
  if (has_verbs && find(*find(*root, line.noun->name), only) == nullptr) refuse_verb(line);
  try {
    root->parse(std::vector<std::string>(line.words.rbegin(), line.words.rend()));
  } catch (const CLI::ParseError& error) {
    refuse(*root, line, error);
  }
  auto command = declared_by(parsed_in(*root), bound);
  return {std::move(bound.globals), std::move(bound.action), std::move(command)};
}

void require_known(const CommandLine& line) {
  Bound bound;
  const auto root = make_tree(line.noun, {}, bound);
  const auto [command, unknown] = reach(*root, words_of(line));
  if (!unknown.empty()) unknown_verb(*command, unknown);
}

std::string help_text(const CommandLine& line) {
  Bound bound;
  const auto root = make_tree(line.noun, {}, bound);
  return help_page(shape_of(*reach(*root, words_of(line)).command));
}

Command describe(const Noun* noun, std::string_view verb, std::string_view inner_verb) {
  Bound bound;
  const auto root = make_tree(noun, {}, bound);
  Words words;
  if (noun != nullptr)
    words = {std::string(noun->name), std::string(verb), std::string(inner_verb)};
  return shape_of(*reach(*root, words).command);
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
