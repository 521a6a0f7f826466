// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_tables.hpp"
#include "lib/webinar/attendance_teams.hpp"
#include "lib/webinar/written_duration.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

constexpr std::array<std::string_view, 25> came{
    "yes",      "y",      "true",   "1",        "x",       "attended", "checked in",
    "present",  "joined", "ja",     "oui",      "si",      "sí",       "sim",
    "tak",      "do",     "oedd",   "anwesend", "présent", "présente", "presente",
    "aanwezig", "obecny", "\u2713", "\u2714"};
/// A ticket that is paid for ("Attending") says nothing about who came.
constexpr std::array<std::string_view, 30> did_not_come{"",
                                                        "no",
                                                        "n",
                                                        "false",
                                                        "0",
                                                        "absent",
                                                        "did not attend",
                                                        "registered",
                                                        "attending",
                                                        "not attending",
                                                        "refunded",
                                                        "deleted",
                                                        "cancelled",
                                                        "canceled",
                                                        "transferred",
                                                        "no show",
                                                        "no-show",
                                                        "not present",
                                                        "nein",
                                                        "non",
                                                        "nee",
                                                        "nej",
                                                        "não",
                                                        "nie",
                                                        "na",
                                                        "abwesend",
                                                        "absente",
                                                        "ausente",
                                                        "assente",
                                                        "afwezig"};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Yes and no in each row, and no at least once.
bool is_yes_or_no(const Table& table, std::size_t column) {
  bool any_no = false;
  for (const auto& row : table.rows) {
    if (column >= row.cells.size()) continue;
    const auto said = text::fold(row.cells[column]);
    const bool no = is_one_of(did_not_come, said);
    if (!no && !is_one_of(came, said)) return false;
    any_no = any_no || (no && !said.empty());
  }
  return any_no;
}

/// In a list without times everybody came, unless a column says no: one that is not understood may
/// be that column.
void warn_of_yes_or_no(const Table& table, std::vector<std::string>& warnings) {
  if (table.layout != Layout::listed || table.columns.contains(Column::attended)) return;
  for (std::size_t i = 0; i < table.header->cells.size(); ++i) {
    const bool known = std::any_of(table.columns.begin(), table.columns.end(),
                                   [&](const auto& column) { return column.second == i; });
    if (known || !is_yes_or_no(table, i)) continue;
    warnings.push_back(
        fmt::format("'{}' says no of some people, and is not understood: everybody in the list is "
                    "taken to have come; call the column 'attended' where it says who did",
                    table.header->cells[i]));
  }
}

/// "--" is how Zoom writes nothing.
std::string_view value(std::string_view cell) {
  const bool dashes = cell.find_first_not_of('-') == std::string_view::npos;
  return dashes || cell == "n/a" || cell == "N/A" ? std::string_view() : cell;
}

/// Reads the tables of one file, row by row.
class RowReader {
 public:
  RowReader(const std::string& source, Presences& into) : m_source(source), m_into(into) {}

  void read(const Table& table) {
    m_table = &table;
    for (const auto& row : table.rows) {
      if (is_waiting(row)) {
        ++m_waiting;
      } else if (has_come(row)) {
        m_into.rows.push_back(presence(row));
      } else {
        ++m_into.absent;
      }
    }
  }

  void finish() {
    if (m_waiting > 0) {
      m_into.warnings.push_back(
          m_waiting == 1 ? "one stay in the waiting room is left out"
                         : fmt::format("{} stays in the waiting room are left out", m_waiting));
    }
    if (m_into.rows.empty() && m_into.absent > 0) {
      m_into.warnings.emplace_back("of nobody in the list it is said that they came");
    }
  }

 private:
  [[nodiscard]] std::string_view at(const Record& row, Column column) const {
    return value(cell(row, m_table->columns, column));
  }

  [[nodiscard]] std::string where(const Record& row) const { return place(m_source, row.place); }

  [[nodiscard]] bool is_waiting(const Record& row) const {
    return is_one_of(came, text::fold(at(row, Column::waiting)));
  }

  [[nodiscard]] bool has_come(const Record& row) const {
    if (m_table->columns.contains(Column::attended)) {
      const auto said = text::fold(at(row, Column::attended));
      // Of who was let in, or was seen to join, either is enough.
      if (is_one_of(did_not_come, said)) return !at(row, Column::check_in).empty();
      if (is_one_of(came, said)) return true;
      throw Error(Kind::data,
                  fmt::format("{}: '{}' says neither that somebody came nor that they did not",
                              where(row), at(row, Column::attended)),
                  "write 'yes' or 'no' there");
    }
    return !m_table->columns.contains(Column::check_in) || !at(row, Column::check_in).empty();
  }

  [[nodiscard]] std::string name_of(const Record& row) const {
    const auto name = at(row, Column::name);
    if (!name.empty()) return std::string(name);
    const auto both = fmt::format("{} {}", at(row, Column::first_name), at(row, Column::last_name));
    return std::string(text::trim(both));
  }

  /// Reads a cell; what is there and cannot be read is left out, aloud.
  template <class Value>
  std::optional<Value> understood(std::optional<Value> (*parse)(std::string_view),
                                  const Record& row, Column column) {
    const auto text = at(row, column);
    auto read = parse(text);
    if (!read && !text.empty()) {
      m_into.warnings.push_back(
          fmt::format("{}: '{}' is not understood and left out", where(row), text));
    }
    return read;
  }

  void read_action(const Record& row, Presence& presence) {
    const auto when = understood(parse_written_time, row, Column::time);
    const bool joined = text::fold(at(row, Column::action)).starts_with("joined");
    (joined ? presence.join : presence.leave) = when;
  }

  void read_times(const Record& row, Presence& presence) {
    const bool has_join = m_table->columns.contains(Column::join);
    presence.join = understood(parse_written_time, row, has_join ? Column::join : Column::check_in);
    presence.leave = understood(parse_written_time, row, Column::leave);
    const bool in_minutes = m_table->columns.contains(Column::minutes);
    presence.duration = in_minutes ? understood(parse_written_minutes, row, Column::minutes)
                                   : understood(parse_written_duration, row, Column::duration);
  }

  Presence presence(const Record& row) {
    Presence presence{row.place,
                      name_of(row),
                      std::string(at(row, Column::address)),
                      std::string(at(row, Column::account)),
                      std::string(at(row, Column::role)),
                      {},
                      {},
                      {}};
    if (presence.role.empty()) presence.role = m_table->role;
    if (presence.address.empty() && parse_address(presence.account)) {
      presence.address = presence.account;
    }
    if (m_table->layout == Layout::actions) {
      read_action(row, presence);
    } else {
      read_times(row, presence);
    }
    return presence;
  }

  const std::string& m_source;
  Presences& m_into;
  const Table* m_table = nullptr;
  std::size_t m_waiting = 0;
};

bool is_for_each_join(Layout layout) {
  return layout == Layout::joins || layout == Layout::actions;
}

}  // namespace

Presences read_presences(std::string_view text, const std::string& source) {
  const auto records = read_records(text, source);
  const auto tables = find_tables(records);
  if (tables.found.empty()) {
    throw Error(Kind::data, fmt::format("'{}' holds no table of the people who attended", source),
                "export the attendance report of Teams, Zoom, Meet, Eventbrite or Luma as CSV and "
                "leave it as it is, or write a list with the columns name, email and attended");
  }
  Presences presences;
  const auto layout = tables.found.front().layout;
  if (is_for_each_join(layout)) presences.mean = Rows::one_for_each_join;
  RowReader reader(source, presences);
  for (const auto& table : tables.found) {
    reader.read(table);
    warn_of_yes_or_no(table, presences.warnings);
  }
  reader.finish();
  if (layout == Layout::people)
    compare_with_summary(records, presences.rows.size(), presences.warnings);
  if (tables.left_out) {
    presences.warnings.push_back(
        fmt::format("{}: the rows from here on stand outside the table and are left out",
                    place(source, *tables.left_out)));
  }
  return presences;
}

}  // namespace qlab::webinar
