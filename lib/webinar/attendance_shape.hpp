// SPDX-License-Identifier: Apache-2.0
// Tables whose headings are in a language that nobody listed: the words are others, the places and
// what stands below them are the same.
#pragma once

#include <optional>
#include <span>

#include "lib/webinar/attendance_tables.hpp"

namespace qlab::webinar {

struct Shape {
  Layout layout = Layout::people;
  Columns columns;
};

/// The people of Teams (name, first join, last leave, duration, address, account, role; until 2022
/// each join, with role and account the other way round) or the joins of Zoom (name, address, join,
/// leave, minutes). The rows are those behind the header.
std::optional<Shape> shape_of(const Record& header, std::span<const Record> rows);

}  // namespace qlab::webinar
