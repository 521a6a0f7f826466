// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_shape.hpp"

#include <algorithm>
#include <chrono>

#include "lib/core/text.hpp"
#include "lib/webinar/written_duration.hpp"
#include "lib/webinar/written_time.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

std::optional<WrittenTime> moment(const std::string& text) {
  const auto time = parse_written_time(text);
  return time && time->has_date ? time : std::nullopt;
}

/// Words, and no first row of a table without a header.
bool has_words(const Record& header, std::size_t width) {
  if (header.cells.size() < width) return false;
  return std::all_of(header.cells.begin(), header.cells.begin() + static_cast<long>(width),
                     [](const auto& cell) { return !cell.empty() && !moment(cell); });
}

bool names_account(const std::string& heading) {
  return text::fold(heading).find("upn") != std::string::npos;
}

std::optional<Shape> teams_shape(const Record& header, const Record& row) {
  constexpr std::size_t width = 7;
  if (!has_words(header, width) || row.cells.size() < width) return {};
  if (!moment(row.cells[1]) || !moment(row.cells[2])) return {};
  Columns columns{{Column::name, 0},     {Column::join, 1},    {Column::leave, 2},
                  {Column::duration, 3}, {Column::address, 4}, {Column::account, 5},
                  {Column::role, 6}};
  if (!names_account(header.cells[6])) return Shape{Layout::people, std::move(columns)};
  std::swap(columns[Column::account], columns[Column::role]);
  return Shape{Layout::joins, std::move(columns)};
}

/// The minutes are those between the two times, which other numbers are not.
bool lies_between(const WrittenTime& join, const WrittenTime& leave, seconds stated) {
  auto apart = leave.time_of_day - join.time_of_day;
  if (apart < seconds(0)) apart += std::chrono::days(1);
  return std::chrono::abs(apart - stated) < std::chrono::minutes(2);
}

std::optional<Shape> zoom_shape(const Record& header, const Record& row) {
  constexpr std::size_t width = 5;
  if (!has_words(header, width) || row.cells.size() < width) return {};
  const auto& address = row.cells[1];
  if (!address.empty() && address.find('@') == std::string::npos) return {};
  const auto join = moment(row.cells[2]);
  const auto leave = moment(row.cells[3]);
  const auto stated = parse_written_minutes(row.cells[4]);
  if (!join || !leave || !stated || !lies_between(*join, *leave, *stated)) return {};
  return Shape{Layout::joins,
               {{Column::name, 0},
                {Column::address, 1},
                {Column::join, 2},
                {Column::leave, 3},
                {Column::minutes, 4}}};
}

}  // namespace

std::optional<Shape> shape_of(const Record& header, std::span<const Record> rows) {
  if (rows.empty()) return {};
  const auto teams = teams_shape(header, rows.front());
  return teams ? teams : zoom_shape(header, rows.front());
}

}  // namespace qlab::webinar
