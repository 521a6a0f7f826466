// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_tables.hpp"

#include <algorithm>
#include <set>

#include "lib/core/csv.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_headers.hpp"
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

/// Some programs write ="2027-02-20" lest a spreadsheet makes something else of it.
std::string_view without_formula(std::string_view cell) {
  const bool is_formula = cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"');
  return is_formula ? text::trim(cell.substr(2, cell.size() - 3)) : cell;
}

std::size_t behind_blank_rows(std::span<const Record> records, std::size_t i) {
  while (i < records.size() && records[i].is_blank()) ++i;
  return i;
}

/// A title stands alone above its table: "Panelist Details".
bool is_title(std::span<const Record> records, std::span<const Header> headers, std::size_t i) {
  if (!records[i].is_lone()) return false;
  const auto next = behind_blank_rows(records, i + 1);
  return next < records.size() && headers[next].layout;
}

bool ends_table(std::span<const Record> records, std::span<const Header> headers, std::size_t i) {
  return headers[i].layout || is_teams_heading(records[i]) || is_title(records, headers, i);
}

/// Panelist, of "Panelist Details"; of "Session Details" nothing.
std::string role_of(const Record& title) {
  constexpr std::string_view ending = "details";
  const auto& text = title.cells.front();
  const auto folded = text::fold(text);
  if (!title.is_lone() || !folded.ends_with(ending)) return {};
  for (const std::string_view other : {"session", "meeting", "webinar", "event"}) {
    if (folded.starts_with(other)) return {};
  }
  return std::string(text::trim(std::string_view(text).substr(0, text.size() - ending.size())));
}

/// Blank rows may stand between a title and its table.
std::string role_above(std::span<const Record> records, std::size_t header) {
  while (header > 0 && records[header - 1].is_blank()) --header;
  return header == 0 ? std::string() : role_of(records[header - 1]);
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
  end = behind_blank_rows(records, end);
  if (end == records.size() || ends_table(records, headers, end)) return {};
  return records[end].place;
}

/// Who a row is about, as it is written.
std::string person_in(const Record& row, const Columns& columns) {
  std::string person;
  for (const auto column : {Column::name, Column::first_name, Column::last_name, Column::address}) {
    person += text::fold(cell(row, columns, column));
    person += '\n';
  }
  return person;
}

/// A numbered section of which everybody stands in those before it goes through them again.
class Repetition {
 public:
  bool is_of(const Table& table, std::size_t section) {
    const bool is_later = m_section && section != *m_section;
    if (!m_section) m_section = section;
    const auto is_known = [&](const Record& row) {
      return m_known.contains(person_in(row, table.columns));
    };
    if (is_later && std::all_of(table.rows.begin(), table.rows.end(), is_known)) return true;
    for (const auto& row : table.rows) m_known.insert(person_in(row, table.columns));
    return false;
  }

 private:
  std::optional<std::size_t> m_section;  ///< the first that holds people
  std::set<std::string> m_known;
};

std::optional<Layout> best_of(std::span<const Header> headers) {
  std::optional<Layout> best;
  for (const auto& header : headers) {
    if (header.layout && (!best || *header.layout < *best)) best = header.layout;
  }
  return best;
}

}  // namespace

std::vector<Record> read_records(std::string_view text, const std::string& source) {
  csv::Reader reader(text, source, delimiter_of(text));
  std::vector<Record> records;
  while (reader.next()) {
    Record record{reader.position(), {}};
    for (const auto each : reader.cells())
      record.cells.emplace_back(without_formula(text::trim(each)));
    records.push_back(std::move(record));
  }
  return records;
}

Tables find_tables(std::span<const Record> records) {
  auto headers = headers_of(records);
  const auto best = best_of(headers);
  Tables tables;
  Repetition repetition;
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto& header = headers[i];
    if (!best || header.layout != best) continue;
    const auto end = end_of(records, headers, i);
    Table table{*best,
                std::move(header.columns),
                role_above(records, i),
                records.subspan(i + 1, end - i - 1),
                &records[i],
                header.is_known_by_shape};
    if (repetition.is_of(table, header.section)) continue;
    tables.found.push_back(std::move(table));
    if (!tables.left_out) tables.left_out = rows_left_out(records, headers, end);
  }
  return tables;
}

}  // namespace qlab::webinar
