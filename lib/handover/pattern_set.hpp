// SPDX-License-Identifier: Apache-2.0
// Many words looked for at once, one step for each byte however many they are: the automaton of
// Aho and Corasick (1975), kept in eleven bytes for each of its states.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::handover {

class PatternSet {
 public:
  using State = std::uint32_t;
  static constexpr State start = 0;

  /// Longer words are looked for by their beginning.
  static constexpr std::size_t longest = 48;

  /// Adds a word of this kind, not 0. Of one word with several kinds the smallest counts.
  void add(std::string_view word, std::uint8_t kind);

  /// Makes the automaton of what was added. Must be called once, before the first step.
  void build();

  [[nodiscard]] State step(State state, unsigned char byte) const {
    return state < m_quick_states ? m_quick[state << 8U | byte] : walk(state, byte);
  }

  /// Whether a word ends here.
  [[nodiscard]] bool ends(State state) const { return (m_kinds[state] & ending) != 0; }

  struct Ending {
    std::uint8_t kind = 0;
    std::size_t length = 0;
  };

  /// Calls with each word that ends here, the longest first.
  template <class Call>
  void each_ending(State state, Call call) const {
    for (; (m_kinds[state] & ending) != 0; state = m_shorter[state]) {
      if (const auto kind = m_kinds[state] & kind_bits; kind != 0)
        call(Ending{static_cast<std::uint8_t>(kind), m_lengths[state]});
    }
  }

 private:
  static constexpr std::uint8_t ending = 0x80;
  static constexpr std::uint8_t kind_bits = 0x7F;
  static constexpr State none = ~State{0};

  /// Most bytes of a text are read in the first states: where each byte leads from there is written
  /// down.
  static constexpr State most_quick_states = 1024;

  struct Word {
    std::uint32_t at;
    std::uint8_t length;
    std::uint8_t kind;
  };
  /// The sorted words that begin as a state says.
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
  };

  [[nodiscard]] std::string_view text(const Word& word) const {
    return std::string_view(m_texts).substr(word.at, word.length);
  }
  void sort();
  void add_level(std::vector<Range>& level, State first_state, std::size_t depth);
  void link();
  void make_quick();
  [[nodiscard]] State walk(State state, unsigned char byte) const;
  [[nodiscard]] State child(State state, unsigned char byte) const;

  std::string m_texts;
  std::vector<Word> m_words;
  // Of each state, in the order of their depth: children of one state stand side by side.
  std::vector<State> m_children;  ///< where they begin; those of the next state are their end
  std::vector<std::uint8_t> m_labels;
  std::vector<std::uint8_t> m_kinds;
  std::vector<std::uint8_t> m_lengths;
  std::vector<State> m_shorter;  ///< the longest end of it that is a state too
  std::vector<State> m_quick;
  State m_quick_states = 0;
};

}  // namespace qlab::handover
