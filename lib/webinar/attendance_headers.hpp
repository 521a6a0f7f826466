// SPDX-License-Identifier: Apache-2.0
// Which rows of an attendance file are headers, and what of.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "lib/webinar/attendance_tables.hpp"

namespace qlab::webinar {

/// What a row says as a header; it is none where it has no layout.
struct Header {
  std::optional<Layout> layout;
  Columns columns;
  bool is_known_by_shape = false;
  std::size_t section = 0;  ///< of a report of Teams; 0 before the first and in all other files
};

/// One for each record. Known by their titles, by what stands below them, or by the titles of
/// another that is; where none is, the first line may be that of a list of nothing but addresses or
/// names.
std::vector<Header> headers_of(std::span<const Record> records);

}  // namespace qlab::webinar
