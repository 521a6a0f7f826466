// SPDX-License-Identifier: Apache-2.0
// What a foreign text says, asked of a book of phrases. A phrase is a row of words, so that neither
// line breaks nor punctuation nor the address in the middle of a sentence hide it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace qlab::inbox {

/// Words in lower case and without accents. Addresses and host names are left out, "doesn't" is
/// "does not".
class Words {
 public:
  explicit Words(std::string_view text);
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  [[nodiscard]] std::span<const std::string_view> list() const { return m_list; }
  /// The whole text, case-folded, where it is not ASCII: not every script parts its words.
  [[nodiscard]] std::string_view folded() const;

 private:
  void take(std::string_view run);
  void part(std::string_view run);
  void add(std::string_view word);

  std::string m_letters;
  std::vector<std::string_view> m_list;
  std::string m_plain;           ///< the text, where it is not ASCII
  mutable std::string m_folded;  ///< made when it is asked for
};

struct Phrase {
  int meaning;
  /// Phrases parted by ";", words by spaces. "a|b" is either, "word*" what begins so ("a*|b" too),
  /// ".." up to four other words, "$" one of names. A phrase that is not ASCII is looked for letter
  /// by letter, folded.
  std::string_view patterns;
  std::string_view names = {};  ///< "user|mailbox"
};

class PhraseBook {
 public:
  /// The patterns must outlive the book.
  explicit PhraseBook(std::initializer_list<std::span<const Phrase>> chapters);

  /// Calls for every phrase found, in the order of the words; the same one may be found twice.
  void look_up(const Words& words, const std::function<void(int meaning)>& found) const;
  [[nodiscard]] bool holds(const Words& words) const;

 private:
  struct Choice {
    std::string_view text;
    bool is_beginning = false;
  };
  struct Token {
    bool is_gap = false;
    std::vector<Choice> choices;
  };
  struct Entry {
    int meaning = 0;
    std::vector<Token> tokens;
  };

  void add(const Phrase& phrase, std::string_view pattern);
  static Token token_of(std::string_view word);
  void index();
  /// Whether a word may be the first of a phrase, before it is looked up.
  [[nodiscard]] bool may_begin(std::string_view word) const;
  /// Until the call says that it is enough.
  template <class Call>
  bool until(const Words& words, const Call& enough) const;
  static bool says(const Token& token, std::string_view word);
  static bool matches(std::span<const Token> tokens, std::span<const std::string_view> words);

  std::vector<Entry> m_entries;
  std::unordered_map<std::string_view, std::vector<std::size_t>> m_by_first_word;
  /// By their first letter, how long the first words are: a bit for each length.
  std::array<std::uint64_t, 256> m_lengths{};
  /// Those whose first word is a beginning, by its first letter.
  std::array<std::vector<std::pair<std::string_view, std::size_t>>, 256> m_by_beginning;
  std::vector<std::pair<int, std::string>> m_by_letters;
};

}  // namespace qlab::inbox
