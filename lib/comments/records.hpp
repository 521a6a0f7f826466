// SPDX-License-Identifier: Apache-2.0
// Rows of named values: JSON lines and CSV alike, so that what they mean is said once.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/text_file.hpp"

namespace qlab::comments {

struct Record {
  std::map<std::string, std::string, std::less<>> values;  ///< by name in lower case
  std::vector<std::string> themes;                         ///< the list of this name
  std::string fault;                                       ///< why it cannot be read
  std::size_t line = 0;

  /// The first of these that is there and not empty, without white space around it.
  [[nodiscard]] std::string_view first(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] bool has(std::string_view name) const { return values.contains(name); }
};

class Records {
 public:
  virtual ~Records() = default;

  /// Reads the next; false at the end. Throws data with its place where the file is no such file.
  virtual bool next(Record& record) = 0;
};

/// One JSON object on each line; null says nothing. The file must outlive the records.
std::unique_ptr<Records> json_lines(TextFile& file);

/// CSV with a header (RFC 4180), whatever its delimiter. Our mark before text that a spreadsheet
/// would run is taken off where our own export wrote the file.
std::unique_ptr<Records> csv_rows(TextFile& file);

}  // namespace qlab::comments
