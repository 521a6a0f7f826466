// SPDX-License-Identifier: Apache-2.0
// Bytes made comparable one by one: without case, accents and the kind and number of spaces and
// hyphens, so that a value is found however it was written. UTF-8, and Latin-1 where it is none.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace qlab::handover {

class Folder {
 public:
  /// Takes one byte; emit(char) is called with each byte that comes out.
  template <class Emit>
  void pass(unsigned char byte, Emit emit) {
    if (byte < 0x80 && m_length == 0) return ascii(byte, emit);
    slow(byte);
    give_out(emit);
  }

  /// Gives out what still waits for its end.
  template <class Emit>
  void finish(Emit emit) {
    m_out.clear();
    flush();
    give_out(emit);
  }

  /// Whether both will treat what comes alike.
  bool operator==(const Folder& other) const {
    return m_length == 0 && other.m_length == 0 && m_space == other.m_space;
  }

 private:
  template <class Emit>
  void ascii(unsigned char byte, Emit emit) {
    single(compared[byte], emit);
  }

  template <class Emit>
  void give_out(Emit emit) {
    for (const char c : m_out) {
      const auto byte = static_cast<unsigned char>(c);
      single(byte < 0x80 ? compared[byte] : byte, emit);
    }
  }

  template <class Emit>
  void single(unsigned char byte, Emit emit) {
    if (byte == ' ' && m_space) return;
    m_space = byte == ' ';
    emit(byte);
  }

  static constexpr std::array<unsigned char, 128> compared = [] {
    std::array<unsigned char, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const bool upper = i >= 'A' && i <= 'Z';
      const bool space = i == ' ' || i == '-' || (i >= '\t' && i <= '\r');
      table[i] = static_cast<unsigned char>(space ? ' ' : upper ? i + 32 : i);
    }
    return table;
  }();

  void slow(unsigned char byte);
  void flush();
  void add(std::string_view sequence);

  std::array<char, 4> m_sequence{};  ///< of UTF-8, not ended yet
  std::uint8_t m_length = 0;
  bool m_space = false;
  std::string m_out;  ///< kept for its memory
};

/// A whole text, folded; without spaces at its ends.
std::string folded(std::string_view text);

}  // namespace qlab::handover
