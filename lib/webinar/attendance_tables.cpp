// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_tables.hpp"

#include <algorithm>

#include "lib/core/csv.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_shape.hpp"
#include "lib/webinar/attendance_teams.hpp"

namespace qlab::webinar {
namespace {

constexpr std::size_t judged_lines = 30;

/// Dates and names hold commas, so that the lines of a report with tabs may agree on those too.
char delimiter_of(std::string_view text) {
  std::size_t lines = 0;
  std::size_t with_tab = 0;
  for (const auto line : text::split(text, '\n')) {
    if (text::trim(line).empty()) continue;
    if (++lines > judged_lines) break;
    if (line.find('\t') != std::string_view::npos) ++with_tab;
  }
  return with_tab * 2 > std::min(lines, judged_lines) ? '\t' : csv::sniff_delimiter(text);
}

bool has_person(const Columns& columns) {
  return columns.contains(Column::name) || columns.contains(Column::first_name) ||
         columns.contains(Column::last_name);
}

/// The layout with times; nothing where the columns hold none.
std::optional<Layout> timed_layout(const Record& header, const Columns& columns) {
  if (columns.contains(Column::action) && columns.contains(Column::time)) return Layout::actions;
  const bool has_join = columns.contains(Column::join);
  if (has_join && columns.contains(Column::leave)) {
    const auto join = text::fold(cell(header, columns, Column::join));
    return join.starts_with("join") ? Layout::joins : Layout::people;
  }
  const bool has_total = columns.contains(Column::duration) || columns.contains(Column::minutes);
  if (has_join || has_total || columns.contains(Column::check_in)) return Layout::people;
  return {};
}

std::optional<Layout> layout_of(const Record& header, const Columns& columns, bool is_first) {
  if (columns.contains(Column::meeting)) return {};
  const bool has_address = columns.contains(Column::address);
  if (has_person(columns)) {
    if (const auto layout = timed_layout(header, columns)) return layout;
    if (has_address || columns.contains(Column::attended)) return Layout::listed;
  }
  // A list of nothing but addresses has its header in the first line.
  if (is_first && has_address) return timed_layout(header, columns).value_or(Layout::listed);
  return {};
}

/// A row that may be a header, with what it says.
struct Header {
  std::optional<Layout> layout;
  Columns columns;
};

Header header_at(std::span<const Record> records, std::size_t i) {
  Header header{{}, columns_of(records[i])};
  header.layout = layout_of(records[i], header.columns, i == 0);
  // A name and an address may be called the same in another language, and the times otherwise.
  if (header.layout && *header.layout != Layout::listed) return header;
  if (auto shape = shape_of(records[i], records.subspan(i + 1)))
    return {shape->layout, std::move(shape->columns)};
  return header;
}

/// A title stands alone right above its table: "Panelist Details".
bool is_title(std::span<const Record> records, std::span<const Header> headers, std::size_t i) {
  return i + 1 < records.size() && records[i].is_lone() && headers[i + 1].layout;
}

bool ends_table(std::span<const Record> records, std::span<const Header> headers, std::size_t i) {
  return headers[i].layout || is_teams_heading(records[i]) || is_title(records, headers, i);
}

/// Panelist, of "Panelist Details".
std::string role_of(const Record& title) {
  constexpr std::string_view ending = "details";
  const auto& text = title.cells.front();
  if (!title.is_lone() || !text::fold(text).ends_with(ending)) return {};
  return std::string(text::trim(std::string_view(text).substr(0, text.size() - ending.size())));
}

/// The first row behind a table; a blank one ends it too.
std::size_t end_of(std::span<const Record> records, std::span<const Header> headers,
                   std::size_t header) {
  auto end = header + 1;
  while (end < records.size() && !records[end].is_blank() && !ends_table(records, headers, end)) {
    ++end;
  }
  return end;
}

/// What follows the blank rows behind a table, unless it begins something else.
std::optional<Position> rows_left_out(std::span<const Record> records,
                                      std::span<const Header> headers, std::size_t end) {
  while (end < records.size() && records[end].is_blank()) ++end;
  if (end == records.size() || ends_table(records, headers, end)) return {};
  return records[end].place;
}

}  // namespace

std::vector<Record> read_records(std::string_view text, const std::string& source) {
  csv::Reader reader(text, source, delimiter_of(text));
  std::vector<Record> records;
  while (reader.next()) {
    Record record{reader.position(), {}};
    for (const auto each : reader.cells()) record.cells.emplace_back(text::trim(each));
    records.push_back(std::move(record));
  }
  return records;
}

Tables find_tables(std::span<const Record> records) {
  std::vector<Header> headers;
  for (std::size_t i = 0; i < records.size(); ++i) headers.push_back(header_at(records, i));
  std::optional<Layout> best;
  for (const auto& header : headers) {
    if (header.layout && (!best || *header.layout < *best)) best = header.layout;
  }
  Tables tables;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!best || headers[i].layout != best) continue;
    const auto end = end_of(records, headers, i);
    const auto role = i > 0 ? role_of(records[i - 1]) : std::string();
    tables.found.push_back({*best, std::move(headers[i].columns), role,
                            records.subspan(i + 1, end - i - 1), &records[i]});
    if (!tables.left_out) tables.left_out = rows_left_out(records, headers, end);
  }
  return tables;
}

}  // namespace qlab::webinar
