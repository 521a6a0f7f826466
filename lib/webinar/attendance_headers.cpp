// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_headers.hpp"

#include <algorithm>
#include <utility>

#include "lib/core/text.hpp"
#include "lib/webinar/attendance_shape.hpp"
#include "lib/webinar/attendance_teams.hpp"

namespace qlab::webinar {
namespace {

bool has_times(const Columns& columns) {
  return columns.contains(Column::join) && columns.contains(Column::leave);
}

/// The layout with times; nothing where the columns hold none.
std::optional<Layout> timed_layout(const Record& header, const Columns& columns) {
  if (columns.contains(Column::action) && columns.contains(Column::time)) return Layout::actions;
  const bool has_join = columns.contains(Column::join);
  if (has_times(columns)) {
    const auto join = text::fold(cell(header, columns, Column::join));
    return join.starts_with("join") ? Layout::joins : Layout::people;
  }
  const bool has_total = columns.contains(Column::duration) || columns.contains(Column::minutes);
  if (has_join || has_total || columns.contains(Column::check_in)) return Layout::people;
  return {};
}

std::optional<Layout> layout_of(const Record& header, const Columns& columns) {
  if (!names_person(columns)) return {};
  if (columns.contains(Column::meeting) && !has_times(columns)) return {};
  if (const auto layout = timed_layout(header, columns)) return layout;
  if (columns.contains(Column::address) || says_who_came(columns)) return Layout::listed;
  return {};
}

/// How many participants a meeting had stands below a title that may be that of their names.
bool is_count(std::span<const Record> records, std::size_t i, const Columns& columns) {
  if (i + 1 == records.size()) return false;
  constexpr std::size_t most_digits = 5;  // a telephone has more
  const auto below = cell(records[i + 1], columns, Column::name);
  return !below.empty() && below.size() <= most_digits &&
         below.find_first_not_of("0123456789") == std::string_view::npos;
}

Header header_at(std::span<const Record> records, std::size_t i, const std::optional<Stay>& stay) {
  Header header{{}, columns_of(records[i])};
  if (is_count(records, i, header.columns)) header.columns.erase(Column::name);
  header.layout = layout_of(records[i], header.columns);
  // A name, an address and minutes may be called the same in another language, the times otherwise.
  if ((header.layout && has_times(header.columns)) || !stay) return header;
  if (auto shape = shape_of(records[i], header.columns, *stay))
    return {shape->layout, std::move(shape->columns), true};
  return header;
}

/// A table in which nobody stayed is known by the titles of another, in which somebody did.
void learn(const Record& record, Header& header, const Record& taught, const Header& teacher) {
  auto columns = header.columns;
  for (const auto& [column, place] : teacher.columns) {
    const auto found = std::find(record.cells.begin(), record.cells.end(), taught.cells[place]);
    if (found == record.cells.end()) continue;
    columns.try_emplace(column, static_cast<std::size_t>(found - record.cells.begin()));
  }
  if (!has_times(columns)) return;
  header.layout = teacher.layout;
  header.columns = std::move(columns);
  header.is_known_by_shape = true;
}

void learn_from_first_shape(std::span<const Record> records, std::vector<Header>& headers) {
  const auto teacher = std::find_if(headers.begin(), headers.end(),
                                    [](const Header& header) { return header.is_known_by_shape; });
  if (teacher == headers.end()) return;
  const auto& taught = records[static_cast<std::size_t>(teacher - headers.begin())];
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (!has_times(headers[i].columns)) learn(records[i], headers[i], taught, *teacher);
  }
}

void take_first_line(const Record& first, Header& header) {
  const bool has_address = header.columns.contains(Column::address);
  const bool is_meeting = header.columns.contains(Column::meeting);
  if (has_address && !is_meeting)
    header.layout = timed_layout(first, header.columns).value_or(Layout::listed);
  if (first.is_lone() && header.columns.contains(Column::name)) header.layout = Layout::listed;
}

}  // namespace

std::vector<Header> headers_of(std::span<const Record> records) {
  const auto stays = stays_below(records);
  std::vector<Header> headers;
  std::size_t section = 0;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (is_teams_heading(records[i])) ++section;
    auto header = header_at(records, i, stays[i]);
    header.section = section;
    if (header.layout && !first) first = section;
    // A later section of the report goes through those of the first join by join.
    if (header.is_known_by_shape && section != first && header.layout == Layout::people)
      header.layout = Layout::joins;
    headers.push_back(std::move(header));
  }
  if (first) {
    learn_from_first_shape(records, headers);
  } else if (!records.empty()) {
    take_first_line(records.front(), headers.front());
  }
  return headers;
}

}  // namespace qlab::webinar
