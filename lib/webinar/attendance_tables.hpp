// SPDX-License-Identifier: Apache-2.0
// Finds the tables of people in an attendance file by the shape of their header rows, wherever they
// stand: products put sections before, between and behind them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/webinar/attendance_columns.hpp"

namespace qlab::webinar {

/// What a row of a table is, those that count everybody once first.
enum class Layout {
  people,   ///< a person, with first and last times or the whole duration
  joins,    ///< one join of a person
  actions,  ///< one "Joined" or "Left"
  listed    ///< a person, without any time
};

struct Table {
  Layout layout = Layout::people;
  Columns columns;
  std::string role;  ///< of all its people, where its title says so: Host, Panelist
  std::span<const Record> rows;
  const Record* header = nullptr;  ///< never null in a table that was found
  bool is_known_by_shape = false;  ///< its times were, so that its titles are in another language
};

struct Tables {
  std::vector<Table> found;  ///< all of one layout; they refer to the records
  /// Rows below a table, parted from it by a blank one, that belong to nothing.
  std::optional<Position> left_out;
};

/// Reads tabs where most lines have them, else the delimiter that the lines agree on.
std::vector<Record> read_records(std::string_view text, const std::string& source);

/// The tables of the layout that counts people most surely: a section of joins beside a section of
/// people repeats them. Empty where no row is a header.
Tables find_tables(std::span<const Record> records);

}  // namespace qlab::webinar
