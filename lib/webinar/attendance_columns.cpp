// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_columns.hpp"

#include <algorithm>

#include "lib/webinar/attendance_titles.hpp"

namespace qlab::webinar {
namespace {

bool is_empty(const std::string& cell) { return cell.empty(); }

bool names_person(Column column) {
  return column == Column::name || column == Column::first_name || column == Column::last_name;
}

}  // namespace

bool Record::is_blank() const { return std::all_of(cells.begin(), cells.end(), is_empty); }

bool Record::is_lone() const {
  return !cells.front().empty() && std::all_of(cells.begin() + 1, cells.end(), is_empty);
}

bool names_person(const Columns& columns) {
  return std::any_of(columns.begin(), columns.end(),
                     [](const auto& column) { return names_person(column.first); });
}

bool says_who_came(const Columns& columns) {
  return columns.contains(Column::attended) || columns.contains(Column::absent) ||
         columns.contains(Column::check_in);
}

std::string_view cell(const Record& record, const Columns& columns, Column column) {
  const auto found = columns.find(column);
  if (found == columns.end() || found->second >= record.cells.size()) return {};
  return record.cells[found->second];
}

Columns columns_of(const Record& header) {
  Columns columns;
  auto name = header.cells.size();
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const auto column = column_called(header.cells[i]);
    if (!column || *column == Column::other) continue;
    const auto [found, is_new] = columns.try_emplace(*column, i);
    if (names_person(*column)) {
      name = std::min(name, i);
    } else if (!is_new && found->second < name && name < i) {
      found->second = i;
    }
  }
  return columns;
}

}  // namespace qlab::webinar
