// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_shape.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

#include "lib/core/text.hpp"
#include "lib/webinar/attendance_words.hpp"
#include "lib/webinar/written_duration.hpp"
#include "lib/webinar/written_time.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

constexpr std::string_view digits = "0123456789";

/// How long it was between two times; without dates midnight may lie between them.
std::optional<seconds> apart(const std::string& join, const std::string& leave) {
  const auto from = parse_written_time(join);
  const auto until = from ? parse_written_time(leave) : std::nullopt;
  if (!until || from->has_date != until->has_date) return {};
  const auto time = until->time_of_day - from->time_of_day;
  return time < seconds(0) ? time + std::chrono::days(1) : time;
}

bool is_number(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of(digits) == std::string::npos;
}

/// The duration is that between the times, which other numbers are not.
bool lasts(const std::string& cell, seconds between) {
  const auto stated = parse_written_minutes(cell);
  return stated && std::chrono::abs(between - *stated) < std::chrono::minutes(2);
}

/// The table of Teams has its places in all languages, where nobody knows the words for hours too;
/// who left and came again was there for less than the times say.
bool has_places_of_teams(const Record& row, std::size_t join, seconds between) {
  constexpr std::size_t width = 7;
  if (join != 1 || row.cells.size() + 1 < width || !parse_written_time(row.cells[1])->has_date)
    return false;
  const auto& duration = row.cells[3];
  if (is_number(duration)) return false;
  const auto stated = parse_written_duration(duration);
  return stated ? *stated < between + std::chrono::minutes(2)
                : row.cells.size() >= width && duration.find_first_of(digits) != std::string::npos;
}

std::optional<Stay> stay_at(const Record& row, std::size_t join) {
  const auto& cells = row.cells;
  const auto between = apart(cells[join], cells[join + 1]);
  if (!between) return {};
  const auto stay = [&](std::size_t duration) {
    return Stay{join, duration, is_number(cells[duration]), &row};
  };
  const auto behind = join + 2;
  if (behind < cells.size() && lasts(cells[behind], *between)) return stay(behind);
  if (join > 0 && lasts(cells[join - 1], *between)) return stay(join - 1);
  return has_places_of_teams(row, join, *between) ? std::optional(stay(behind)) : std::nullopt;
}

/// What the rows of a table say of their times, read from its end.
class Stays {
 public:
  void see(const Record& row) {
    const auto stay = stay_in(row);
    if (stay) {
      ++m_with[stay->join];
      m_first = stay;
    }
    for (std::size_t i = 0; !stay && i + 1 < row.cells.size(); ++i) {
      if (apart(row.cells[i], row.cells[i + 1])) ++m_without[i];
    }
  }

  /// Of the uppermost row that has one, where most pairs of times are stays: other numbers beside
  /// times are the minutes between them by chance.
  [[nodiscard]] std::optional<Stay> usual() const {
    if (!m_first) return {};
    const auto without = m_without.find(m_first->join);
    const bool is_chance =
        without != m_without.end() && without->second >= m_with.at(m_first->join);
    return is_chance ? std::nullopt : m_first;
  }

 private:
  /// The last in the row, which may begin with the times of the meeting.
  static std::optional<Stay> stay_in(const Record& row) {
    for (auto i = row.cells.size(); i > 1; --i) {
      if (const auto stay = stay_at(row, i - 2)) return stay;
    }
    return {};
  }

  std::optional<Stay> m_first;
  std::map<std::size_t, std::size_t> m_with;  ///< how many rows, by the column of the first time
  std::map<std::size_t, std::size_t> m_without;
};

/// Words, as a row of people has none in each of these columns.
bool has_words(const Record& header, std::size_t width) {
  if (header.cells.size() < width) return false;
  return std::all_of(header.cells.begin(), header.cells.begin() + static_cast<long>(width),
                     [](const std::string& cell) {
                       return !filled(cell).empty() && cell.find('@') == std::string::npos &&
                              !is_number(cell) && !parse_written_time(cell);
                     });
}

bool is_header_of(const Record& record, const Stay& stay) {
  return has_words(record, std::max(stay.join + 2, stay.duration + 1));
}

bool names_account(const Record& header, std::size_t column) {
  return column < header.cells.size() &&
         text::fold(header.cells[column]).find("upn") != std::string::npos;
}

void add_places_of_teams(const Record& header, Columns& columns) {
  columns.try_emplace(Column::name, 0);
  if (header.cells.size() > 4) columns.try_emplace(Column::address, 4);
  if (names_account(header, 5)) columns.try_emplace(Column::account, 5);
  if (names_account(header, 6)) columns.try_emplace(Column::account, 6);
  const std::size_t role = names_account(header, 5) ? 6 : 5;
  if (header.cells.size() > role) columns.try_emplace(Column::role, role);
}

/// Name and address stand right before the times.
void add_places_of_zoom(const Record& row, std::size_t join, Columns& columns) {
  if (join < 2) return;
  const auto& address = row.cells[join - 1];
  if (!address.empty() && address.find('@') == std::string::npos) return;
  if (!names_person(columns)) columns.emplace(Column::name, join - 2);
  columns.try_emplace(Column::address, join - 1);
}

}  // namespace

std::vector<std::optional<Stay>> stays_below(std::span<const Record> records) {
  std::vector<std::optional<Stay>> below(records.size());
  Stays stays;
  for (auto i = records.size(); i > 1; --i) {
    const auto& record = records[i - 1];
    const auto& own = below[i - 1];
    if (record.is_blank() || (own && is_header_of(record, *own))) {
      stays = {};
    } else {
      stays.see(record);
    }
    below[i - 2] = stays.usual();
  }
  return below;
}

std::optional<Shape> shape_of(const Record& header, const Columns& titled, const Stay& stay) {
  if (!is_header_of(header, stay)) return {};
  auto columns = titled;
  for (const auto column : {Column::duration, Column::minutes}) columns.erase(column);
  columns[Column::join] = stay.join;
  columns[Column::leave] = stay.join + 1;
  columns[stay.in_minutes ? Column::minutes : Column::duration] = stay.duration;
  const bool is_teams = stay.join == 1 && stay.duration == 3 && !stay.in_minutes;
  if (is_teams) {
    add_places_of_teams(header, columns);
  } else {
    add_places_of_zoom(*stay.row, stay.join, columns);
  }
  const bool is_of_meeting =
      columns.contains(Column::meeting) || !columns.contains(Column::address);
  if (is_of_meeting && !names_person(columns)) return {};
  const bool is_each_join = stay.in_minutes || (is_teams && names_account(header, 6));
  return Shape{is_each_join ? Layout::joins : Layout::people, std::move(columns)};
}

}  // namespace qlab::webinar
