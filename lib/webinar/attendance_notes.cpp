// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "lib/core/address.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_contents.hpp"

namespace qlab::webinar {
namespace {

/// Beginnings of words for a state, in which somebody may have come.
bool names_state(std::string_view heading) {
  constexpr std::array<std::string_view, 7> words{"statu", "estado", "stato",   "attend",
                                                  "teiln", "rsvp",   "particip"};
  const auto slug = text::slug(heading);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return slug.find(word) != std::string::npos; });
}

/// In a list without times everybody came, unless a column says no: one that is not understood may
/// be that column.
std::optional<std::string> doubt_about(const Table& table, std::size_t column) {
  if (table.layout != Layout::listed || says_who_came(table.columns)) return {};
  const auto& heading = table.header->cells[column];
  const bool no = says_no(table, column);
  if (!no && !names_state(heading)) return {};
  return fmt::format(
      "'{}' {}, and is not understood: everybody in the list is taken to have come; call the "
      "column 'attended' where it says who did",
      heading, no ? "says no of some people" : "may say who came");
}

void add_once(std::vector<std::string>& all, std::string one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

/// The addresses in a row, as they are compared.
template <class Take>
void each_address(const Record& row, Take take) {
  for (const auto& cell : row.cells) {
    if (cell.find('@') == std::string::npos) continue;
    if (const auto address = parse_address(cell)) take(address->key);
  }
}

/// What stands in no table of people.
class Outside {
 public:
  Outside(std::span<const Record> records, const Tables& tables) : m_records(records) {
    for (const auto& table : tables.found) {
      for (const auto& row : table.rows) {
        m_within.insert(&row);
        each_address(row, [&](const std::string& key) { m_known.insert(key); });
      }
    }
  }

  /// The rows with an address that no table holds; what is said of the meeting names its host.
  [[nodiscard]] std::vector<const Record*> rows_with_strangers() const {
    std::vector<const Record*> rows;
    for (std::size_t i = 0; i < m_records.size(); ++i) {
      const auto& record = m_records[i];
      if (m_within.contains(&record) || !has_stranger(record)) continue;
      const bool is_of_meeting = i > 0 && columns_of(m_records[i - 1]).contains(Column::meeting);
      if (!is_of_meeting) rows.push_back(&record);
    }
    return rows;
  }

 private:
  [[nodiscard]] bool has_stranger(const Record& record) const {
    bool any = false;
    each_address(record, [&](const std::string& key) { any = any || !m_known.contains(key); });
    return any;
  }

  std::span<const Record> m_records;
  std::set<const Record*> m_within;
  std::set<std::string> m_known;
};

}  // namespace

void note_columns(std::span<const Table> tables, std::vector<std::string>& warnings) {
  std::vector<std::string> left_out;
  for (const auto& table : tables) {
    std::set<std::size_t> doubted;
    for (const auto column : unexplained(table)) {
      auto doubt = doubt_about(table, column);
      if (!doubt) continue;
      doubted.insert(column);
      add_once(warnings, std::move(*doubt));
    }
    for (const auto column : columns_left_out(table)) {
      if (!doubted.contains(column)) {
        add_once(left_out, fmt::format("'{}'", table.header->cells[column]));
      }
    }
  }
  if (left_out.empty()) return;
  warnings.push_back(
      fmt::format("columns not understood and left out: {}", text::join(left_out, ", ")));
}

void note_rows_outside(std::span<const Record> records, const Tables& tables,
                       const std::string& source, std::vector<std::string>& warnings) {
  if (tables.left_out) {
    warnings.push_back(
        fmt::format("{}: the rows from here on stand outside the table and are left out",
                    place(source, *tables.left_out)));
    return;
  }
  const auto rows = Outside(records, tables).rows_with_strangers();
  if (rows.empty()) return;
  const auto which =
      rows.size() == 1 ? std::string("a row") : fmt::format("the first of {} rows", rows.size());
  warnings.push_back(fmt::format("{}: {} with an address that stands outside the table is left out",
                                 place(source, rows.front()->place), which));
}

}  // namespace qlab::webinar
