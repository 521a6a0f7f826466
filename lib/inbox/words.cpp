// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/words.hpp"

#include <algorithm>
#include <array>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t longest_gap = 4;
/// Notices of a server are short; a longer text is a mail that somebody wrote.
constexpr std::size_t longest_text = std::size_t{64} << 10;

constexpr auto in_run = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const bool digit = i >= '0' && i <= '9';
    const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || i >= 0x80;
    table[i] =
        digit || letter || i == '.' || i == '@' || i == '-' || i == '_' || i == '\'' || i == '+';
  }
  return table;
}();

bool is_in_run(char c) { return in_run[static_cast<unsigned char>(c)]; }

/// Around a word, or between the words of an identifier.
constexpr ascii::CharacterSet marks(".-_'+");
constexpr ascii::CharacterSet joints(".-_+");

using ascii::is_upper;
using ascii::lower;

/// Of a word of that length; all long ones have one bit.
std::uint64_t length_bit(std::string_view word) {
  return std::uint64_t{1} << std::min<std::size_t>(word.size(), 63);
}

/// "mx.example.org", "192.0.2.1", "5.1.1": names and numbers, which no phrase is about. Identifiers
/// such as "Resolver.RecipNotFound" are words.
bool is_name(std::string_view run) {
  return run.find('.') != std::string_view::npos && std::ranges::none_of(run, is_upper);
}

/// "doesn't", and as some write it "doesnt".
bool is_negation(std::string_view letters, bool has_apostrophe) {
  constexpr std::array<std::string_view, 9> known{"doesnt", "dont",    "didnt", "isnt", "wasnt",
                                                  "arent",  "couldnt", "wont",  "cant"};
  if (!letters.ends_with("nt")) return false;
  if (has_apostrophe) return letters.size() > 2;
  return std::ranges::find(known, letters) != known.end();
}

/// "l'adresse", "d'utilisateur", "L'indirizzo".
bool is_elided(std::string_view word) {
  return word.size() > 4 && word[1] == '\'' && (lower(word[0]) == 'l' || lower(word[0]) == 'd');
}

std::size_t end_of_characters(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text.size();
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return limit;
}

/// The apostrophe of typesetters, and the spaces of web pages and of East Asia.
std::string with_plain_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, 3) == "\u2019") {
      out += '\'';
      at += 3;
    } else if (text.substr(at, 2) == "\u00A0") {
      out += ' ';
      at += 2;
    } else if (text.substr(at, 3) == "\u3000") {
      out += ' ';
      at += 3;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

Words::Words(std::string_view given) {
  auto text = given.substr(0, end_of_characters(given, longest_text));
  if (!text::is_ascii(text)) {
    m_plain = with_plain_marks(text);
    text = m_plain;
  }
  m_letters.reserve(2 * text.size() + 8);  // the views into it must stay
  m_list.reserve(text.size() / 6 + 8);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_in_run(text[at])) {
      ++at;
      continue;
    }
    auto end = at + 1;
    while (end < text.size() && is_in_run(text[end])) ++end;
    take(marks.trimmed(text.substr(at, end - at)));
    at = end;
  }
}

std::string_view Words::folded() const {
  if (m_folded.empty() && !m_plain.empty()) m_folded = text::fold(m_plain);
  return m_folded;
}

void Words::take(std::string_view run) {
  if (run.empty() || run.find('@') != std::string_view::npos || is_name(run)) return;
  if (text::is_ascii(run)) return part(run);
  // Empfänger is empfanger. What grows by it is no letter with an accent (lib/core/text).
  const auto bare = text::fold_for_search(run);
  part(!bare.empty() && bare.size() <= run.size() ? std::string_view(bare) : run);
}

void Words::part(std::string_view run) {
  for (std::size_t at = 0; at < run.size();) {
    const auto end = joints.first_in(run, at);
    if (end > at) add(run.substr(at, end - at));
    at = end + 1;
  }
}

void Words::add(std::string_view word) {
  if (is_elided(word)) word.remove_prefix(2);
  const auto start = m_letters.size();
  for (const char c : word) {
    if (c != '\'') m_letters += lower(c);
  }
  const auto letters = [&](std::size_t from, std::size_t size) {
    return std::string_view(m_letters).substr(from, size);
  };
  const auto size = m_letters.size() - start;
  const bool is_negated =
      is_negation(letters(start, size), word.find('\'') != std::string_view::npos);
  if (!is_negated) {
    m_list.push_back(letters(start, size));
    return;
  }
  const auto verb = letters(start, size - 2);
  if (verb == "ca") {
    m_letters += "cannot";
    m_list.push_back(letters(start + size, 6));
    return;
  }
  m_list.push_back(verb);
  m_letters += "not";
  m_list.push_back(letters(start + size, 3));
}

PhraseBook::PhraseBook(std::initializer_list<std::span<const Phrase>> chapters) {
  for (const auto& chapter : chapters) {
    for (const auto& phrase : chapter) {
      for (const auto pattern : text::split(phrase.patterns, ';')) add(phrase, pattern);
    }
  }
  index();
}

void PhraseBook::index() {
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    for (const auto& first : m_entries[i].tokens.front().choices) {
      const auto letter = static_cast<unsigned char>(first.text.front());
      if (first.is_beginning) {
        m_by_beginning.at(letter).emplace_back(first.text, i);
      } else {
        m_by_first_word[first.text].push_back(i);
        m_lengths.at(letter) |= length_bit(first.text);
      }
    }
  }
}

bool PhraseBook::may_begin(std::string_view word) const {
  return (m_lengths[static_cast<unsigned char>(word.front())] & length_bit(word)) != 0;
}

void PhraseBook::add(const Phrase& phrase, std::string_view pattern) {
  if (!text::is_ascii(pattern)) {
    m_by_letters.emplace_back(phrase.meaning, text::fold(pattern));
    return;
  }
  Entry entry;
  entry.meaning = phrase.meaning;
  for (const auto word : text::split(pattern, ' '))
    entry.tokens.push_back(token_of(word == "$" ? phrase.names : word));
  m_entries.push_back(std::move(entry));
}

PhraseBook::Token PhraseBook::token_of(std::string_view word) {
  Token token;
  token.is_gap = word == "..";
  for (auto choice : text::split(word, '|')) {
    const bool is_beginning = choice.ends_with('*');
    if (is_beginning) choice.remove_suffix(1);
    token.choices.push_back({choice, is_beginning});
  }
  return token;
}

bool PhraseBook::says(const Token& token, std::string_view word) {
  return std::ranges::any_of(token.choices, [&](const Choice& choice) {
    return choice.is_beginning ? word.starts_with(choice.text) : word == choice.text;
  });
}

bool PhraseBook::matches(std::span<const Token> tokens, std::span<const std::string_view> words) {
  if (tokens.empty()) return true;
  if (tokens.front().is_gap) {
    const auto most = std::min(longest_gap, words.size());
    for (std::size_t skipped = 0; skipped <= most; ++skipped) {
      if (matches(tokens.subspan(1), words.subspan(skipped))) return true;
    }
    return false;
  }
  if (words.empty() || !says(tokens.front(), words.front())) return false;
  return matches(tokens.subspan(1), words.subspan(1));
}

template <class Call>
bool PhraseBook::until(const Words& words, const Call& enough) const {
  const auto list = words.list();
  for (std::size_t at = 0; at < list.size(); ++at) {
    const auto word = list[at];
    const auto ends_with = [&](std::size_t index) {
      const auto& [meaning, tokens] = m_entries[index];
      return matches(std::span(tokens).subspan(1), list.subspan(at + 1)) && enough(meaning);
    };
    if (word.empty()) continue;
    if (may_begin(word)) {
      const auto entries = m_by_first_word.find(word);
      if (entries != m_by_first_word.end() && std::ranges::any_of(entries->second, ends_with))
        return true;
    }
    for (const auto& [beginning, index] : m_by_beginning[static_cast<unsigned char>(word.front())])
      if (word.starts_with(beginning) && ends_with(index)) return true;
  }
  if (m_by_letters.empty() || words.folded().empty()) return false;
  return std::ranges::any_of(m_by_letters, [&](const auto& phrase) {
    return words.folded().find(phrase.second) != std::string_view::npos && enough(phrase.first);
  });
}

void PhraseBook::look_up(const Words& words, const std::function<void(int)>& found) const {
  until(words, [&](int meaning) {
    found(meaning);
    return false;
  });
}

bool PhraseBook::holds(const Words& words) const {
  return until(words, [](int /*meaning*/) { return true; });
}

}  // namespace qlab::inbox
