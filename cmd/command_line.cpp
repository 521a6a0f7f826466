// SPDX-License-Identifier: Apache-2.0
#include "cmd/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "cmd/globals.hpp"
#include "cmd/query_fields.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

[[noreturn]] void unknown(std::string_view word) {
  std::vector<std::string_view> names;
  for (const auto list : {nouns(), plain_verbs()}) {
    for (const auto& noun : list) names.push_back(noun.name);
  }
  auto hint = text::did_you_mean(word, names);
  if (hint.empty()) hint = "'qlab --help' lists the commands";
  throw Error(Kind::usage, fmt::format("no command is named '{}'", text::terminal_safe(word)),
              hint);
}

/// A tag to be taken off looks like flags; behind "--" nothing does, but what it stands behind must
/// be there too: CLI11 takes it only where the verb has no word yet. One letter stays a flag.
void shield_tags(std::vector<std::string>& words, const std::vector<std::size_t>& positionals) {
  constexpr std::ptrdiff_t noun_and_verb = 2;
  std::vector<std::string> before;
  std::vector<std::string> behind;
  const auto end = std::find(words.begin(), words.end(), "--");
  for (auto word = words.begin(); word != end; ++word) {
    const auto index = static_cast<std::size_t>(word - words.begin());
    const auto place = std::find(positionals.begin(), positionals.end(), index);
    const bool names = place != positionals.end() && place - positionals.begin() >= noun_and_verb;
    const bool is_tag = word->size() > 2 && word->front() == '-' && (*word)[1] != '-';
    (names || is_tag ? behind : before).push_back(std::move(*word));
  }
  if (end != words.end()) std::move(end + 1, words.end(), std::back_inserter(behind));
  if (!behind.empty()) before.emplace_back("--");
  std::move(behind.begin(), behind.end(), std::back_inserter(before));
  words = std::move(before);
}

bool is_field(std::string_view name) {
  return std::ranges::any_of(queried(), [&](const Queried& list) {
    const auto names = store::names(list.fields);
    return std::ranges::find(names, name) != names.end();
  });
}

/// A word like -tag:facilitator, of a query, which CLI11 would take for flags. Where the first
/// letter is a flag with a value, as in -oFILE, only a field that there is counts.
bool is_negated_field(std::string_view word) {
  const auto colon = word.find(':');
  if (!word.starts_with('-') || colon == std::string_view::npos || colon < 3) return false;
  const auto name = word.substr(1, colon - 1);
  const bool letters =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (!takes_next_word(std::string(word.substr(0, 2))) || is_field(name));
}

}  // namespace

bool is_plain(const Noun& noun) {
  return std::ranges::any_of(plain_verbs(), [&](const Noun& each) { return &each == &noun; });
}

std::string CommandLine::command() const {
  if (noun == nullptr) return "qlab";
  return is_plain(*noun) ? std::string(noun->name) : fmt::format("{} {}", noun->name, verb);
}

const Noun* find_noun(std::string_view word) {
  for (const auto list : {nouns(), plain_verbs()}) {
    for (const auto& noun : list) {
      if (word == noun.name || (!noun.alias.empty() && word == noun.alias)) return &noun;
    }
  }
  return nullptr;
}

CommandLine read_command_line(int argc, char** argv) {
  CommandLine line;
  if (argc > 1) line.words.assign(argv + 1, argv + argc);
  std::vector<std::size_t> positionals;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    auto& word = line.words[i];
    if (word == "--") break;
    // A space in front means nothing to a query, and hides the hyphen from CLI11.
    if (positionals.size() >= 2 && is_negated_field(word)) word.insert(0, " ");
    line.help = line.help || word == "-h" || word == "--help";
    line.version = line.version || word == "--version";
    line.verbose = line.verbose || word == "-v" || word == "--verbose";
    line.json = line.json || word == "--json" || word.starts_with("--json=");
    if (takes_next_word(word)) {
      ++i;
    } else if (word == "-" || !word.starts_with('-')) {
      positionals.push_back(i);
    }
  }
  if (positionals.empty()) return line;
  auto& noun = line.words[positionals[0]];
  line.noun = find_noun(noun);
  if (line.noun == nullptr && !line.help && !line.version) unknown(noun);
  if (line.noun != nullptr) noun = line.noun->name;
  if (positionals.size() > 1) line.verb = line.words[positionals[1]];
  for (std::size_t i = 2; i < positionals.size(); ++i) {
    line.behind.push_back(line.words[positionals[i]]);
  }
  if (line.noun != nullptr && line.command() == "members tag") shield_tags(line.words, positionals);
  return line;
}

}  // namespace qlab::cmd
