// SPDX-License-Identifier: Apache-2.0
// One way of reading a file's bytes: as they stand, or undone of one encoding. Included only by the
// .cpp files of the leak check.
#pragma once

#include <array>
#include <functional>

#include "lib/handover/folder.hpp"
#include "lib/handover/leaks.hpp"

namespace qlab::handover {

/// What a set of words keeps with each of them.
struct WordMark {
  PrivateKind kind = PrivateKind::address;
  bool anywhere = false;  ///< it counts with letters around it too

  static WordMark of(std::uint8_t bits) {
    return {static_cast<PrivateKind>((bits & kind_bits) - 1), (bits & anywhere_bit) != 0};
  }
  [[nodiscard]] std::uint8_t bits() const {
    return static_cast<std::uint8_t>((static_cast<unsigned>(kind) + 1) |
                                     (anywhere ? anywhere_bit : 0U));
  }

 private:
  static constexpr unsigned anywhere_bit = 0x40;
  static constexpr unsigned kind_bits = 0x3F;
};

/// Digits with little between them, as they come in.
struct DigitRun {
  std::uint64_t digits = 0;
  std::uint8_t count = 0;
  std::uint8_t gap = 0;
  unsigned char before = 0;  ///< the byte in front of it

  bool operator==(const DigitRun& other) const = default;
};

class LeakView {
 public:
  using Report = std::function<void(PrivateKind)>;

  explicit LeakView(const PrivateValues& values) : m_values(&values) {}

  /// Takes one byte of the text as this view reads it.
  void pass(unsigned char byte, const Report& report) {
    m_folder.pass(byte, [&](unsigned char folded) { take(folded, report); });
  }

  void finish(const Report& report);

  /// Whether both stand between words and would find the same in what comes.
  bool operator==(const LeakView& other) const {
    return m_state == PatternSet::start && other.m_state == PatternSet::start &&
           m_folder == other.m_folder && m_run == other.m_run && m_open == other.m_open &&
           m_last == other.m_last;
  }

 private:
  void take(unsigned char folded, const Report& report) {
    if (m_open != 0) close_word(folded, report);
    m_state = m_values->words().step(m_state, folded);
    if (m_values->words().ends(m_state)) end_words(report);
    take_digit(folded, report);
    m_last = folded;
    m_recent[m_position++ % m_recent.size()] = folded;
  }
  void end_words(const Report& report);
  void close_word(unsigned char next, const Report& report);
  void take_digit(unsigned char folded, const Report& report);
  void end_run(const Report& report);
  [[nodiscard]] unsigned char before(std::size_t length) const;

  const PrivateValues* m_values;
  Folder m_folder;
  PatternSet::State m_state = PatternSet::start;
  DigitRun m_run;
  std::uint8_t m_open = 0;  ///< kinds of words that count if nothing joins them, as bits
  unsigned char m_last = 0;
  std::array<unsigned char, 64> m_recent{};
  std::size_t m_position = 0;
};

/// Whether a letter or a digit: what goes on a word.
bool joins(unsigned char folded);

}  // namespace qlab::handover
