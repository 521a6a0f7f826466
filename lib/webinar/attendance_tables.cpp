// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_tables.hpp"

#include <algorithm>
#include <set>

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

/// Some programs write ="2027-02-20" lest a spreadsheet makes something else of it.
std::string_view without_formula(std::string_view cell) {
  const bool is_formula = cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"');
  return is_formula ? text::trim(cell.substr(2, cell.size() - 3)) : cell;
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

std::optional<Layout> layout_of(const Record& header, const Columns& columns) {
  if (!names_person(columns)) return {};
  const bool has_times = columns.contains(Column::join) && columns.contains(Column::leave);
  if (columns.contains(Column::meeting) && !has_times) return {};
  if (const auto layout = timed_layout(header, columns)) return layout;
  if (columns.contains(Column::address) || says_who_came(columns)) return Layout::listed;
  return {};
}

/// A row that may be a header, with what it says.
struct Header {
  std::optional<Layout> layout;
  Columns columns;
  bool is_known_by_shape = false;
  std::size_t section = 0;  ///< of a report of Teams; 0 before the first and in all other files
};

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
  const bool has_times =
      header.columns.contains(Column::join) && header.columns.contains(Column::leave);
  // A name, an address and minutes may be called the same in another language, the times otherwise.
  if ((header.layout && has_times) || !stay) return header;
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
  if (!columns.contains(Column::join) || !columns.contains(Column::leave)) return;
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
    const bool has_times =
        headers[i].columns.contains(Column::join) && headers[i].columns.contains(Column::leave);
    if (!has_times) learn(records[i], headers[i], taught, *teacher);
  }
}

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
  learn_from_first_shape(records, headers);
  return headers;
}

/// A list of nothing but addresses, or of nothing but names, has its header in the first line.
void take_first_line(const Record& first, Header& header) {
  const bool has_address = header.columns.contains(Column::address);
  const bool is_meeting = header.columns.contains(Column::meeting);
  if (has_address && !is_meeting)
    header.layout = timed_layout(first, header.columns).value_or(Layout::listed);
  if (first.is_lone() && header.columns.contains(Column::name)) header.layout = Layout::listed;
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
  auto best = best_of(headers);
  if (!best && !records.empty()) {
    take_first_line(records.front(), headers.front());
    best = headers.front().layout;
  }
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
