// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_rows.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_came.hpp"
#include "lib/webinar/attendance_contents.hpp"
#include "lib/webinar/attendance_notes.hpp"
#include "lib/webinar/attendance_person.hpp"
#include "lib/webinar/attendance_tables.hpp"
#include "lib/webinar/attendance_teams.hpp"
#include "lib/webinar/attendance_titles.hpp"
#include "lib/webinar/attendance_words.hpp"
#include "lib/webinar/written_duration.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

/// Counts rows that are alike and remembers the first.
struct Counted {
  std::size_t rows = 0;
  std::optional<Position> first;

  void add(const Record& row) {
    if (rows++ == 0) first = row.place;
  }
};

/// Reads the tables of one file, row by row.
class RowReader {
 public:
  RowReader(const std::string& source, Times in_file, Presences& into)
      : m_source(source), m_in_file(in_file), m_into(into) {}

  void read(const Table& table) {
    m_table = &table;
    for (const auto& row : table.rows) read(row);
  }

  void finish() {
    if (m_waiting == 1) warn("one stay in the waiting room is left out");
    if (m_waiting > 1) warn("{} stays in the waiting room are left out", m_waiting);
    note(m_nameless, "names nobody", "name nobody");
    note(m_untimed, "has no time, and is taken to have come",
         "have no time, and are taken to have come");
    if (m_into.rows.empty() && m_into.absent > 0) {
      warn("of nobody in the list it is said that they came");
    }
  }

 private:
  template <class... Values>
  void warn(fmt::format_string<Values...> text, Values&&... values) {
    m_into.warnings.push_back(fmt::format(text, std::forward<Values>(values)...));
  }

  void note(const Counted& counted, std::string_view one, std::string_view several) {
    if (counted.rows == 0) return;
    const auto first = place(m_source, *counted.first);
    if (counted.rows == 1) {
      warn("{}: the row {}", first, one);
    } else {
      warn("{} rows {}; the first is {}", counted.rows, several, first);
    }
  }

  [[nodiscard]] std::string_view at(const Record& row, Column column) const {
    return filled(cell(row, m_table->columns, column));
  }

  [[nodiscard]] std::string where(const Record& row) const { return place(m_source, row.place); }

  void read(const Record& row) {
    if (said_in(at(row, Column::waiting)) == Said::came) {
      ++m_waiting;
      return;
    }
    const auto has_come = came(row, *m_table, m_in_file, m_source);
    if (has_come == Came::no) {
      ++m_into.absent;
      return;
    }
    Presence presence;
    presence.place = row.place;
    read_person(row, m_table->columns, presence);
    if (&row == &m_table->rows.back() && is_sum(presence)) {
      warn("{}: '{}' is no person and left out", where(row), presence.name);
      return;
    }
    if (has_come == Came::perhaps) m_untimed.add(row);
    take(row, std::move(presence));
  }

  void take(const Record& row, Presence presence) {
    if (presence.role.empty()) presence.role = m_table->role;
    if (presence.name.empty() && presence.address.empty()) m_nameless.add(row);
    if (m_table->layout == Layout::actions) {
      read_action(row, presence);
    } else {
      read_times(row, presence);
    }
    m_into.rows.push_back(std::move(presence));
  }

  /// Reads a cell; what is there and cannot be read is left out, aloud.
  template <class Value>
  std::optional<Value> understood(std::optional<Value> (*parse)(std::string_view),
                                  const Record& row, Column column) {
    const auto text = at(row, column);
    auto read = parse(text);
    if (!read && !text.empty()) warn("{}: '{}' is not understood and left out", where(row), text);
    return read;
  }

  /// A column of times may say no more than yes; one may say above it that they are those of UTC.
  std::optional<WrittenTime> time_in(const Record& row, Column column) {
    if (said_in(at(row, column)) != Said::unclear) return {};
    auto time = understood(parse_written_time, row, column);
    if (time && !time->ahead_of_utc && is_in_utc(cell(*m_table->header, m_table->columns, column)))
      time->ahead_of_utc = std::chrono::minutes(0);
    return time;
  }

  void read_action(const Record& row, Presence& presence) {
    const auto when = time_in(row, Column::time);
    const bool joined = text::fold(at(row, Column::action)).starts_with("joined");
    (joined ? presence.join : presence.leave) = when;
  }

  void read_times(const Record& row, Presence& presence) {
    const bool has_join = m_table->columns.contains(Column::join);
    presence.join = time_in(row, has_join ? Column::join : Column::check_in);
    presence.leave = time_in(row, Column::leave);
    const bool in_minutes = m_table->columns.contains(Column::minutes);
    presence.duration = in_minutes ? understood(parse_written_minutes, row, Column::minutes)
                                   : understood(parse_written_duration, row, Column::duration);
  }

  const std::string& m_source;
  Times m_in_file;
  Presences& m_into;
  const Table* m_table = nullptr;
  std::size_t m_waiting = 0;
  Counted m_nameless;
  Counted m_untimed;
};

Rows meant_by(const Table& table) {
  if (table.layout == Layout::joins || table.layout == Layout::actions)
    return Rows::one_for_each_join;
  for (const auto column : {Column::join, Column::leave, Column::duration, Column::minutes}) {
    if (table.columns.contains(column)) return Rows::one_for_each_person;
  }
  return Rows::one_for_each_ticket;
}

/// Who registered is not who came.
void refuse_registrations(const Table& table, const std::string& source) {
  if (table.layout != Layout::listed || says_who_came(table.columns) ||
      !table.columns.contains(Column::registration))
    return;
  throw Error(Kind::data,
              fmt::format("{}: the list says who registered ('{}') and not who came",
                          place(source, table.header->place),
                          cell(*table.header, table.columns, Column::registration)),
              "export the attendance report, or add a column 'attended' with yes or no");
}

}  // namespace

Presences read_presences(std::string_view text, const std::string& source) {
  const auto records = read_records(text, source);
  auto tables = find_tables(records);
  if (tables.found.empty()) {
    throw Error(Kind::data, fmt::format("'{}' holds no table of the people who attended", source),
                "export the attendance report of Teams, Zoom, Meet, Eventbrite or Luma as CSV and "
                "leave it as it is, or write a list with the columns name, email and attended");
  }
  Presences presences;
  for (auto& table : tables.found) {
    add_columns_by_contents(table, presences.warnings);
    refuse_registrations(table, source);
  }
  RowReader reader(source, times_in(tables.found), presences);
  for (const auto& table : tables.found) reader.read(table);
  reader.finish();
  const auto& table = tables.found.front();
  presences.mean = meant_by(table);
  note_columns(tables.found, presences.warnings);
  if (table.layout == Layout::people || table.layout == Layout::listed)
    compare_with_summary(records, presences.rows.size(), presences.warnings);
  note_rows_outside(records, tables, source, presences.warnings);
  return presences;
}

}  // namespace qlab::webinar
