// SPDX-License-Identifier: Apache-2.0
// Reads CSV (RFC 4180) one record at a time without copying: cells are views into the text, or into
// one scratch buffer where quotes had to be undone. Used for members, attendance and surveys.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::csv {

/// Where a record starts in its file, counted from 1, for messages like people.csv:12:5.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The delimiter that the first lines agree on: comma, semicolon, tab or bar; comma when they do
/// not.
char sniff_delimiter(std::string_view text);

class Reader {
 public:
  /// The text must outlive the reader. The source names the file in errors.
  Reader(std::string_view text, std::string source, char delimiter);

  /// Reads the next record; false at the end. Blank lines are records of one empty cell.
  /// Throws data with file:line:column at a quote that is never closed or text after a closing
  /// quote.
  bool next();

  /// The cells of the present record, valid until the next call of next().
  [[nodiscard]] std::span<const std::string_view> cells() const { return m_cells; }
  [[nodiscard]] Position position() const { return m_start; }

  /// Where cell i of the present record starts.
  [[nodiscard]] Position position_of(std::size_t cell) const;

  /// Bytes consumed, for progress.
  [[nodiscard]] std::size_t offset() const { return m_offset; }

 private:
  std::string_view m_text;
  std::string m_source;
  char m_delimiter;
  std::size_t m_offset = 0;
  Position m_start;
  Position m_next;
  std::vector<std::string_view> m_cells;
  std::vector<std::size_t> m_offsets;
  std::string m_scratch;
};

}  // namespace qlab::csv
