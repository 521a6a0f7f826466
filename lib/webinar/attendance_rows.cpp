// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_contents.hpp"
#include "lib/webinar/attendance_notes.hpp"
#include "lib/webinar/attendance_tables.hpp"
#include "lib/webinar/attendance_teams.hpp"
#include "lib/webinar/attendance_titles.hpp"
#include "lib/webinar/attendance_words.hpp"
#include "lib/webinar/written_duration.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

/// What a person without a name stands under, last in its table.
bool names_sum(std::string_view name) {
  constexpr std::array<std::string_view, 8> words{"total",  "totals", "sum",    "summe",
                                                  "gesamt", "totale", "totaal", "suma"};
  return std::ranges::find(words, text::slug(name)) != words.end();
}

struct NamedAddress {
  std::string_view name;  ///< empty where none stands beside it
  std::string_view address;
};

/// Reads anna@example.org, "Anna Jones <anna@example.org>" and "mailto:anna@example.org"; nothing
/// where the cell is no address.
std::optional<NamedAddress> address_in(std::string_view cell) {
  NamedAddress found{{}, cell};
  const auto open = cell.rfind('<');
  if (open != std::string_view::npos && cell.ends_with('>'))
    found = {text::trim(cell.substr(0, open)), cell.substr(open + 1, cell.size() - open - 2)};
  constexpr std::string_view scheme = "mailto:";
  if (text::fold(found.address).starts_with(scheme)) found.address.remove_prefix(scheme.size());
  found.address = text::trim(found.address);
  return parse_address(found.address) ? std::optional(found) : std::nullopt;
}

bool has_word(std::string_view name, std::string_view word) {
  return fmt::format("-{}-", text::slug(name)).find(fmt::format("-{}-", text::slug(word))) !=
         std::string::npos;
}

/// Which rows of a table have times.
class Times {
 public:
  explicit Times(const Table& table) : m_columns(table.columns) {
    const auto& rows = table.rows;
    m_any = std::any_of(rows.begin(), rows.end(), [&](const Record& row) { return are_in(row); });
  }

  /// The table has columns for them.
  [[nodiscard]] bool are_expected() const {
    return m_columns.contains(Column::join) || m_columns.contains(Column::leave);
  }

  [[nodiscard]] bool are_in(const Record& row) const {
    return holds_time(row, Column::join) || holds_time(row, Column::leave) || has_duration(row);
  }

  /// Some row has one.
  [[nodiscard]] bool any() const { return m_any; }

  [[nodiscard]] bool holds_time(const Record& row, Column column) const {
    const auto said = said_in(cell(row, m_columns, column));
    return said == Said::unclear || said == Said::came;
  }

 private:
  /// Other than none: 0, 0m, 0:00:00.
  [[nodiscard]] bool has_duration(const Record& row) const {
    const auto has_figure = [&](Column column) {
      return cell(row, m_columns, column).find_first_of("123456789") != std::string_view::npos;
    };
    return has_figure(Column::duration) || has_figure(Column::minutes);
  }

  const Columns& m_columns;
  bool m_any = false;
};

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
  RowReader(const std::string& source, Presences& into) : m_source(source), m_into(into) {}

  void read(const Table& table) {
    m_table = &table;
    const Times times(table);
    m_times = &times;
    for (const auto& row : table.rows) {
      if (is_sum(row)) {
        warn("{}: '{}' is no person and left out", where(row), name_of(row));
      } else if (said_in(at(row, Column::waiting)) == Said::came) {
        ++m_waiting;
      } else if (has_come(row)) {
        m_into.rows.push_back(presence(row));
      } else {
        ++m_into.absent;
      }
    }
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

  [[nodiscard]] bool is_sum(const Record& row) const {
    return &row == &m_table->rows.back() && at(row, Column::address).empty() &&
           names_sum(name_of(row));
  }

  [[nodiscard]] bool has_come(const Record& row) {
    const auto& columns = m_table->columns;
    if (said_in(at(row, Column::absent)) == Said::came) return false;
    const bool was_let_in = m_times->holds_time(row, Column::check_in);
    if (columns.contains(Column::attended)) {
      const auto said = said_in(at(row, Column::attended));
      if (said == Said::unclear) {
        throw Error(Kind::data,
                    fmt::format("{}: '{}' says neither that somebody came nor that they did not",
                                where(row), at(row, Column::attended)),
                    "write 'yes' or 'no' there");
      }
      // Of who was let in, or was seen to join, either is enough.
      return said == Said::came || was_let_in;
    }
    if (columns.contains(Column::check_in)) return was_let_in;
    return columns.contains(Column::absent) || has_come_by_times(row);
  }

  /// A list of all who registered has no times for those who did not come.
  [[nodiscard]] bool has_come_by_times(const Record& row) {
    if (m_table->layout == Layout::listed || m_table->layout == Layout::actions ||
        m_times->are_in(row))
      return true;
    if (m_times->are_expected() && m_times->any()) return false;
    if (said_in(at(row, Column::join)) == Said::did_not_come) return false;
    m_untimed.add(row);
    return true;
  }

  /// A name beside only one of its parts is the other: "Name;Vorname".
  [[nodiscard]] std::string name_of(const Record& row) const {
    const auto name = at(row, Column::name);
    const auto first = at(row, Column::first_name);
    const auto last = at(row, Column::last_name);
    const auto both = [](std::string_view one, std::string_view other) {
      return std::string(text::trim(fmt::format("{} {}", one, other)));
    };
    if (name.empty()) return both(first, last);
    if (last.empty() && !has_word(name, first)) return both(first, name);
    if (first.empty() && !has_word(name, last)) return both(name, last);
    return std::string(name);
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

  /// Guests are known to write their address where their name should stand.
  void read_person(const Record& row, Presence& presence) {
    presence.name = name_of(row);
    presence.account = at(row, Column::account);
    presence.role = at(row, Column::role);
    if (presence.role.empty()) presence.role = m_table->role;
    const auto written = at(row, Column::address);
    auto found = address_in(written);
    presence.address = found ? found->address : written;
    if (found && presence.name.empty()) presence.name = found->name;
    if (presence.address.empty() && parse_address(presence.account))
      presence.address = presence.account;
    const auto name = presence.name;
    found = presence.address.empty() ? address_in(name) : std::nullopt;
    if (found) presence.address = found->address;
    if (found && !found->name.empty()) presence.name = found->name;
    if (presence.name.empty() && presence.address.empty()) m_nameless.add(row);
  }

  Presence presence(const Record& row) {
    Presence presence;
    presence.place = row.place;
    read_person(row, presence);
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
  const Times* m_times = nullptr;
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
  RowReader reader(source, presences);
  for (auto& table : tables.found) {
    add_columns_by_contents(table, presences.warnings);
    refuse_registrations(table, source);
    reader.read(table);
  }
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
