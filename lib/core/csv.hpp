// SPDX-License-Identifier: Apache-2.0
// Reads CSV (RFC 4180) one record at a time without copying: cells are views into the text, or into
// one scratch buffer where quotes had to be undone. Used for members, attendance and surveys.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/position.hpp"

namespace qlab::csv {

using qlab::Position;

/// The delimiter that the first lines agree on: comma, semicolon, tab or bar; comma when they do
/// not.
char sniff_delimiter(std::string_view text);

/// The delimiter that a first line "sep=;" names, as Excel writes and reads it; nothing where the
/// text begins otherwise.
std::optional<char> named_delimiter(std::string_view text);

/// Appends the next block of text; false at the end.
using More = std::function<bool(std::string& text)>;

class Reader {
 public:
  /// The text must outlive the reader. The source names the file in errors. A first line "sep=;",
  /// by which Excel knows the delimiter, or "#TYPE ...", which PowerShell writes, is no record.
  Reader(std::string_view text, std::string source, char delimiter);

  /// Reads a text that comes in blocks and keeps no more of it than one block or one record.
  Reader(std::string first, More more, std::string source, char delimiter);

  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Reads the next record; false at the end. Blank lines are records of one empty cell.
  /// Throws data with file:line:column at a quote that is never closed or text after a closing
  /// quote. A quote inside a cell that does not start with one is plain text.
  bool next();

  /// The cells of the present record, valid until the next call of next().
  [[nodiscard]] std::span<const std::string_view> cells() const { return m_cells; }

  /// Where the present record starts.
  [[nodiscard]] Position position() const { return m_start; }

  /// Where cell i of the present record starts.
  [[nodiscard]] Position position_of(std::size_t cell) const;

  /// The present record as it stands in the text, its line end included.
  [[nodiscard]] std::string_view record() const {
    return m_text.substr(m_record, m_offset - m_record);
  }

 private:
  /// A cell whose doubled quotes were undone: it lies in the scratch buffer, which may still move.
  struct Undone {
    std::size_t cell;
    std::size_t start;
    std::size_t length;
  };

  enum class Outcome { record, cut_off };

  void skip_preamble();
  bool more();
  Outcome read_record();
  const char* read_quoted(const char* quote);
  void keep_quoted(std::string_view raw, bool doubled);
  [[nodiscard]] Position position_at(const char* byte) const;
  [[nodiscard]] const char* end() const { return m_text.data() + m_text.size(); }

  std::string m_source;
  char m_delimiter;
  std::array<bool, 256> m_ends_cell{};
  std::string m_buffer;
  More m_more;
  std::string_view m_text;
  std::size_t m_offset = 0;  ///< where the next record starts in m_text
  std::size_t m_record = 0;  ///< where the present one starts
  std::size_t m_lines = 0;   ///< line ends within the present record
  Position m_start;
  Position m_next;
  std::vector<std::string_view> m_cells;
  std::vector<const char*> m_starts;
  std::vector<Undone> m_undone;
  std::string m_scratch;
};

}  // namespace qlab::csv
