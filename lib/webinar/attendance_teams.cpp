// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_teams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <span>

#include "lib/core/address.hpp"
#include "lib/core/csv.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::webinar {
namespace {

struct Record {
  Position place;
  std::vector<std::string> cells;

  [[nodiscard]] bool is_blank() const {
    return std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.empty(); });
  }
};

/// A column of some release, by the words of its header.
enum class Column { name, join, leave, duration, address, account, role, action, time };
using Columns = std::map<Column, std::size_t>;

enum class Layout {
  people,  ///< one row per person
  joins,   ///< one row per join
  actions  ///< one row per "Joined" or "Left"
};

struct Table {
  Layout layout = Layout::people;
  Columns columns;
  std::span<const Record> rows;
};

std::optional<Column> column_of(std::string_view heading) {
  static const std::map<std::string_view, Column> known{
      {"name", Column::name},
      {"full name", Column::name},
      {"first join", Column::join},
      {"first join time", Column::join},
      {"join time", Column::join},
      {"last leave", Column::leave},
      {"last leave time", Column::leave},
      {"leave time", Column::leave},
      {"duration", Column::duration},
      {"in-meeting duration", Column::duration},
      {"email", Column::address},
      {"participant id (upn)", Column::account},
      {"role", Column::role},
      {"user action", Column::action},
      {"timestamp", Column::time},
  };
  const auto found = known.find(text::fold(heading));
  if (found == known.end()) return {};
  return found->second;
}

Columns columns_of(const Record& record) {
  Columns columns;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    if (const auto column = column_of(record.cells[i])) columns.try_emplace(*column, i);
  }
  return columns;
}

std::string_view cell(const Record& record, const Columns& columns, Column column) {
  const auto found = columns.find(column);
  if (found == columns.end() || found->second >= record.cells.size()) return {};
  return record.cells[found->second];
}

std::optional<Layout> layout_of(const Record& header, const Columns& columns) {
  if (!columns.contains(Column::name)) return {};
  if (columns.contains(Column::action) && columns.contains(Column::time)) return Layout::actions;
  if (!columns.contains(Column::join) || !columns.contains(Column::leave)) return {};
  const auto join = text::fold(cell(header, columns, Column::join));
  return join.starts_with("first") ? Layout::people : Layout::joins;
}

/// In another language the words are others, the places are the same: name, first join, last
/// leave, duration, address, account, role.
bool has_shape_of_people(const Record& header, const Record& row) {
  constexpr std::size_t width = 7;
  if (header.cells.size() < width || row.cells.size() < width) return false;
  const bool words = std::none_of(header.cells.begin(), header.cells.begin() + width,
                                  [](const auto& text) { return text.empty(); });
  return words && !parse_written_time(header.cells[1]) && parse_written_time(row.cells[1]) &&
         parse_written_time(row.cells[2]);
}

const Columns columns_by_place{{Column::name, 0},     {Column::join, 1},    {Column::leave, 2},
                               {Column::duration, 3}, {Column::address, 4}, {Column::account, 5},
                               {Column::role, 6}};

/// "3. In-Meeting activities" ends the table before it.
bool is_section_heading(const Record& record) {
  const auto& first = record.cells.front();
  const auto digits = first.find_first_not_of("0123456789");
  const bool alone = std::all_of(record.cells.begin() + 1, record.cells.end(),
                                 [](const auto& cell) { return cell.empty(); });
  return alone && digits != std::string::npos && digits > 0 && first.substr(digits, 2) == ". ";
}

std::span<const Record> rows_after(std::span<const Record> records, std::size_t header) {
  const auto below = records.subspan(header + 1);
  const auto end = std::find_if(below.begin(), below.end(), [](const Record& record) {
    return record.is_blank() || is_section_heading(record);
  });
  return below.first(static_cast<std::size_t>(end - below.begin()));
}

/// The table that counts everybody once wins; a section of joins beside it repeats its people.
std::optional<Table> find_table(std::span<const Record> records) {
  std::optional<Table> best;
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto columns = columns_of(records[i]);
    auto layout = layout_of(records[i], columns);
    if (!layout && i + 1 < records.size() && has_shape_of_people(records[i], records[i + 1])) {
      columns = columns_by_place;
      layout = Layout::people;
    }
    if (!layout || (best && best->layout <= *layout)) continue;
    best = Table{*layout, std::move(columns), rows_after(records, i)};
  }
  return best;
}

std::vector<Record> read_records(std::string_view text, const std::string& source) {
  const bool tabs = text.find('\t') != std::string_view::npos;
  csv::Reader reader(text, source, tabs ? '\t' : csv::sniff_delimiter(text));
  std::vector<Record> records;
  while (reader.next()) {
    Record record{reader.position(), {}};
    for (const auto each : reader.cells()) record.cells.emplace_back(text::trim(each));
    records.push_back(std::move(record));
  }
  return records;
}

/// Reads a cell; what is there and cannot be read is left out, aloud.
template <class Value>
std::optional<Value> understood(std::optional<Value> (*parse)(std::string_view),
                                std::string_view text, const std::string& place,
                                std::vector<std::string>& warnings) {
  auto value = parse(text);
  if (!value && !text.empty()) {
    warnings.push_back(fmt::format("{}: '{}' is not understood and left out", place, text));
  }
  return value;
}

void read_row(const Table& table, const Record& record, const std::string& source,
              TeamsReport& report) {
  const auto at = [&](Column column) { return cell(record, table.columns, column); };
  const auto where = place(source, record.place);
  Presence presence{record.place,
                    std::string(at(Column::name)),
                    std::string(at(Column::address)),
                    std::string(at(Column::account)),
                    std::string(at(Column::role)),
                    {},
                    {},
                    {}};
  if (presence.address.empty() && parse_address(presence.account)) {
    presence.address = presence.account;
  }
  if (table.layout == Layout::actions) {
    const auto when = understood(parse_written_time, at(Column::time), where, report.warnings);
    const bool joined = text::fold(at(Column::action)).starts_with("joined");
    (joined ? presence.join : presence.leave) = when;
  } else {
    presence.join = understood(parse_written_time, at(Column::join), where, report.warnings);
    presence.leave = understood(parse_written_time, at(Column::leave), where, report.warnings);
    presence.duration =
        understood(parse_written_duration, at(Column::duration), where, report.warnings);
  }
  report.presences.push_back(std::move(presence));
}

/// Teams counts people in its summary; a list of another length is worth a look.
void compare_with_summary(std::span<const Record> records, TeamsReport& report) {
  for (const auto& record : records) {
    const auto label = text::fold(record.cells.front());
    if (record.cells.size() < 2 ||
        (label != "attended participants" && label != "total number of participants"))
      continue;
    const auto& number = record.cells[1];
    std::size_t said = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), said);
    if (error != std::errc() || stop != number.data() + number.size()) return;
    if (said == report.presences.size()) return;
    report.warnings.push_back(
        fmt::format("the summary says that {} people attended, the list has {}", said,
                    report.presences.size()));
    return;
  }
}

}  // namespace

TeamsReport read_teams(std::string_view text, const std::string& source) {
  const auto records = read_records(text, source);
  const auto table = find_table(records);
  if (!table) {
    throw Error(Kind::data, fmt::format("'{}' holds no table of the people who attended", source),
                "export the attendance report of Teams as CSV and leave it as it is");
  }
  TeamsReport report;
  if (table->layout != Layout::people) report.same_name = SameName::one_person;
  for (const auto& record : table->rows) read_row(*table, record, source, report);
  if (table->layout == Layout::people) compare_with_summary(records, report);
  return report;
}

}  // namespace qlab::webinar
