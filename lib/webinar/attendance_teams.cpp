// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_teams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lib/core/text.hpp"
#include "lib/webinar/written_time.hpp"

namespace qlab::webinar {
namespace {

bool is_moment(std::string_view text) {
  const auto time = parse_written_time(text);
  return time && time->has_date;
}

}  // namespace

bool has_shape_of_teams(const Record& header, const Record& row) {
  constexpr std::size_t width = 7;
  if (header.cells.size() < width || row.cells.size() < width) return false;
  const bool words = std::none_of(header.cells.begin(), header.cells.begin() + width,
                                  [](const auto& text) { return text.empty(); });
  return words && !is_moment(header.cells[1]) && is_moment(row.cells[1]) && is_moment(row.cells[2]);
}

Columns teams_columns() {
  return {{Column::name, 0},    {Column::join, 1},    {Column::leave, 2}, {Column::duration, 3},
          {Column::address, 4}, {Column::account, 5}, {Column::role, 6}};
}

bool is_teams_heading(const Record& record) {
  const auto& first = record.cells.front();
  const auto digits = first.find_first_not_of("0123456789");
  return record.is_lone() && digits != std::string::npos && digits > 0 &&
         first.substr(digits, 2) == ". ";
}

void compare_with_summary(std::span<const Record> records, std::size_t people,
                          std::vector<std::string>& warnings) {
  for (const auto& record : records) {
    const auto label = text::fold(record.cells.front());
    if (record.cells.size() < 2 ||
        (label != "attended participants" && label != "total number of participants"))
      continue;
    const auto& number = record.cells[1];
    std::size_t said = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), said);
    if (error != std::errc() || stop != number.data() + number.size() || said == people) return;
    warnings.push_back(
        fmt::format("the summary says that {} people attended, the list has {}", said, people));
    return;
  }
}

}  // namespace qlab::webinar
