// SPDX-License-Identifier: Apache-2.0
// The rows of a member file that were not taken, as a file of their own: mended, it is imported in
// the place of the one they stood in, and says the same about them. Used by the importer.
#pragma once

#include <string>
#include <string_view>

#include "lib/members/import_layout.hpp"
#include "lib/members/import_records.hpp"

namespace qlab::members {

class Rejects {
 public:
  /// The present record is the header. What the name of the file said (Standing) about all its rows
  /// gets a column, for the file of rejects has another name.
  Rejects(const Records& header, Standing standing);

  /// Adds the present record, as it stands in the file.
  void add(const Records& records);

  [[nodiscard]] std::string take() { return std::move(m_text); }

 private:
  std::string_view m_title;  ///< of the column that stands in front; empty for none
  std::string m_text;
};

}  // namespace qlab::members
