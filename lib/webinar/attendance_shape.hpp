// SPDX-License-Identifier: Apache-2.0
// Tables whose headings are in a language that nobody listed: the words are others, the places and
// what stands below them are the same.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "lib/webinar/attendance_tables.hpp"

namespace qlab::webinar {

/// Two times that stand beside each other, and how long it was between them, which other pairs of
/// times do not have. Not all rows of a table have all three: some never left, others never came.
struct Stay {
  std::size_t join = 0;  ///< the next column is that of leaving
  std::size_t duration = 0;
  bool in_minutes = false;      ///< a plain number
  const Record* row = nullptr;  ///< whose stay it is
};

/// For each record the first stay in the rows below it, up to the next blank one or header.
std::vector<std::optional<Stay>> stays_below(std::span<const Record> records);

struct Shape {
  Layout layout = Layout::people;
  Columns columns;
};

/// Adds to the columns whose titles are known those of a stay below: when they came, left and how
/// long they were there; and by their places who that is: the people of Teams (name, first join,
/// last leave, duration, address, account, role; until 2022 each join, with role and account the
/// other way round) or the joins of Zoom (name, address, join, leave, minutes). Nothing where the
/// record is no header.
std::optional<Shape> shape_of(const Record& header, const Columns& titled, const Stay& stay);

}  // namespace qlab::webinar
