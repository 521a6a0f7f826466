// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_came.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "lib/core/error.hpp"
#include "lib/webinar/attendance_words.hpp"

namespace qlab::webinar {
namespace {

bool holds_time(const Record& row, const Columns& columns, Column column) {
  const auto said = said_in(cell(row, columns, column));
  return said == Said::unclear || said == Said::came;
}

/// Other than none: 0, 0m, 0:00:00.
bool holds_duration(const Record& row, const Columns& columns, Column column) {
  return cell(row, columns, column).find_first_of("123456789") != std::string_view::npos;
}

bool has_time(const Record& row, const Columns& columns) {
  return holds_time(row, columns, Column::join) || holds_time(row, columns, Column::leave) ||
         holds_duration(row, columns, Column::duration) ||
         holds_duration(row, columns, Column::minutes);
}

Came came_by_times(const Record& row, const Table& table, Times in_file) {
  const auto& columns = table.columns;
  const bool is_timed = table.layout == Layout::people || table.layout == Layout::joins;
  if (!is_timed || has_time(row, columns)) return Came::yes;
  const bool has_times = columns.contains(Column::join) || columns.contains(Column::leave);
  const bool said_no = said_in(cell(row, columns, Column::join)) == Said::did_not_come;
  return said_no || (has_times && in_file == Times::some) ? Came::no : Came::perhaps;
}

}  // namespace

Times times_in(std::span<const Table> tables) {
  const bool any = std::any_of(tables.begin(), tables.end(), [](const Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [&](const Record& row) { return has_time(row, table.columns); });
  });
  return any ? Times::some : Times::none;
}

Came came(const Record& row, const Table& table, Times in_file, const std::string& source) {
  const auto& columns = table.columns;
  if (said_in(cell(row, columns, Column::absent)) == Said::came) return Came::no;
  const auto let_in = holds_time(row, columns, Column::check_in) ? Came::yes : Came::no;
  if (columns.contains(Column::attended)) {
    const auto written = cell(row, columns, Column::attended);
    const auto said = said_in(written);
    if (said == Said::unclear) {
      throw Error(Kind::data,
                  fmt::format("{}: '{}' says neither that somebody came nor that they did not",
                              place(source, row.place), written),
                  "write 'yes' or 'no' there");
    }
    // Of who was let in, or was seen to join, either is enough.
    return said == Said::came ? Came::yes : let_in;
  }
  if (columns.contains(Column::check_in)) return let_in;
  return columns.contains(Column::absent) ? Came::yes : came_by_times(row, table, in_file);
}

}  // namespace qlab::webinar
