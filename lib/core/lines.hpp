// SPDX-License-Identifier: Apache-2.0
// The lines of a foreign text of any size, one at a time: memory stays flat however long the text,
// or one of its lines, is.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace qlab {

class Lines {
 public:
  /// What a longer line holds beyond this is dropped.
  static constexpr std::size_t longest = std::size_t{1} << 16;

  /// The stream must outlive it.
  explicit Lines(std::istream& stream) : m_stream(stream) {}

  /// Moves to the next line; false at the end. LF and CRLF end a line, and so does the end of the
  /// text.
  bool next();

  /// The present line without its end, valid until the next call of next().
  [[nodiscard]] std::string_view line() const { return m_line; }

  /// Its number, from 1.
  [[nodiscard]] std::size_t number() const { return m_number; }

 private:
  std::istream& m_stream;
  std::string m_line;
  std::size_t m_number = 0;
};

}  // namespace qlab
