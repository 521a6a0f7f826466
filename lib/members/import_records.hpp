// SPDX-License-Identifier: Apache-2.0
// The records of a member file, whatever its format: a header, then one record per row, each with
// as many cells as it has.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "lib/core/position.hpp"
#include "lib/core/text_file.hpp"

namespace qlab::members {

/// How rows are written in a file: with a delimiter, or one JSON object per line.
struct Shape {
  bool json_lines = false;
  char delimiter = ',';
};

class Records {
 public:
  virtual ~Records() = default;

  /// Reads the next record; false at the end. Throws data, naming the place, where the file is in
  /// no such format.
  virtual bool next() = 0;

  /// The cells, valid until the next call of next(). Text that a spreadsheet would run as a formula
  /// bears our mark, as in our own export: a cell that is a single - says to clear.
  [[nodiscard]] virtual std::span<const std::string_view> cells() const = 0;

  /// Where the record, or a cell of it, starts.
  [[nodiscard]] virtual Position position() const = 0;
  [[nodiscard]] virtual Position position_of(std::size_t cell) const = 0;

  /// The record as it stands in the file, its line end included.
  [[nodiscard]] virtual std::string_view record() const = 0;

  /// The same with one more value, in front of the others, where cells may be missing behind; just
  /// so where the title is empty. Of the header, nothing where each record has its own.
  [[nodiscard]] virtual std::string record_with(std::string_view title,
                                                std::string_view value) const = 0;

  [[nodiscard]] virtual Shape shape() const = 0;
};

/// Finds the format of a file and reads it from there. The file must outlive the records.
std::unique_ptr<Records> open_records(TextFile& file);

/// JSON lines: the keys of the first object are the header, and the first record. In later lines a
/// key that is missing or null says nothing; texts are exact. Lists are joined by semicolons.
std::unique_ptr<Records> json_lines(std::string first, TextFile& file);

}  // namespace qlab::members
