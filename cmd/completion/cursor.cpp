// SPDX-License-Identifier: Apache-2.0
#include "cmd/completion/cursor.hpp"

#include <algorithm>
#include <optional>

#include "cmd/tree.hpp"

namespace qlab::cmd {
namespace {

/// The flags that a word may be: those of the command, and those that all take.
std::vector<Flag> flags_of(const Command& command) {
  auto flags = command.flags;
  const auto everywhere = describe(nullptr, {}).flags;
  for (const auto& flag : everywhere) {
    const auto is_there = [&](const Flag& each) { return each.names == flag.names; };
    if (std::none_of(flags.begin(), flags.end(), is_there)) flags.push_back(flag);
  }
  return flags;
}

const Flag* find(const std::vector<Flag>& flags, std::string_view name) {
  for (const auto& flag : flags) {
    if (std::find(flag.names.begin(), flag.names.end(), name) != flag.names.end()) return &flag;
  }
  return nullptr;
}

/// What stands before the word that is being typed.
struct Before {
  std::vector<std::string> positionals;
  const Flag* open = nullptr;  ///< a flag that waits for its value
  bool only_words = false;     ///< behind "--"
};

Before read(std::span<const std::string> words, const std::vector<Flag>& flags) {
  Before before;
  for (const auto& word : words) {
    if (before.open != nullptr) {
      before.open = nullptr;
    } else if (before.only_words || word == "-" || !word.starts_with('-')) {
      before.positionals.push_back(word);
    } else if (word == "--") {
      before.only_words = true;
    } else {
      const auto* flag = find(flags, word);
      if (flag != nullptr && flag->takes_next_word()) before.open = flag;
    }
  }
  return before;
}

void name_command(Cursor& cursor, const Before& before) {
  if (before.positionals.empty()) return;
  cursor.noun = find_noun(before.positionals[0]);
  if (cursor.noun == nullptr) return;
  if (!is_plain(*cursor.noun) && before.positionals.size() > 1) cursor.verb = before.positionals[1];
}

/// The value in "--flag=value".
bool is_value_of_flag(Cursor& cursor, const std::vector<Flag>& flags) {
  const auto equals = cursor.word.find('=');
  if (!cursor.word.starts_with("--") || equals == std::string::npos) return false;
  const auto* flag = find(flags, cursor.word.substr(0, equals));
  if (flag == nullptr || flag->value.empty()) return false;
  cursor.at = Cursor::At::value;
  cursor.kind = flag->value;
  cursor.before = cursor.word.substr(0, equals + 1);
  cursor.word.erase(0, equals + 1);
  return true;
}

void stand_at_word(Cursor& cursor, std::size_t place) {
  const auto& words = cursor.command.words;
  if (words.empty() || (place >= words.size() && !words.back().is_repeated)) return;
  const auto& word = words[std::min(place, words.size() - 1)];
  cursor.at = Cursor::At::value;
  cursor.kind = word.value;
  cursor.is_argument = true;
}

void stand_at_place(Cursor& cursor, const Before& before) {
  const auto given = before.positionals.size();
  if (given == 0) {
    cursor.at = Cursor::At::noun;
  } else if (cursor.noun == nullptr) {
    cursor.at = Cursor::At::nothing;
  } else if (is_plain(*cursor.noun)) {
    stand_at_word(cursor, given - 1);
  } else if (given == 1) {
    cursor.at = Cursor::At::verb;
  } else if (!cursor.command.commands.empty()) {
    cursor.at = given == 2 ? Cursor::At::verb : Cursor::At::nothing;
  } else {
    stand_at_word(cursor, given - 2 - (cursor.inner_verb.empty() ? 0 : 1));
  }
}

}  // namespace

Cursor cursor_in(std::span<const std::string> words) {
  Cursor cursor;
  const auto typed = words.first(words.size() - 1);
  cursor.word = words.back();
  name_command(cursor, read(typed, flags_of({})));
  cursor.command = describe(cursor.noun, cursor.verb);
  if (!cursor.verb.empty() && !cursor.command.commands.empty()) {
    const auto positionals = read(typed, flags_of(cursor.command)).positionals;
    if (positionals.size() > 2) {
      cursor.inner_verb = positionals[2];
      cursor.command = describe(cursor.noun, cursor.verb, cursor.inner_verb);
    }
  }
  const auto flags = flags_of(cursor.command);
  const auto before = read(typed, flags);
  const bool is_negated =
      cursor.word.starts_with('-') && cursor.word.find(':') != std::string::npos;
  if (before.open != nullptr) {
    cursor.at = Cursor::At::value;
    cursor.kind = before.open->value;
  } else if (before.only_words || !cursor.word.starts_with('-') || is_negated) {
    stand_at_place(cursor, before);
  } else if (!is_value_of_flag(cursor, flags)) {
    cursor.at = Cursor::At::flag;
    cursor.command.flags = flags;
  }
  return cursor;
}

}  // namespace qlab::cmd
