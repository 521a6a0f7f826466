// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "lib/core/address.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_titles.hpp"
#include "lib/webinar/attendance_words.hpp"
#include "lib/webinar/written_duration.hpp"
#include "lib/webinar/written_time.hpp"

namespace qlab::webinar {
namespace {

/// Calls with each cell of a column that says something.
template <class Look>
void each_cell(const Table& table, std::size_t column, Look look) {
  for (const auto& row : table.rows) {
    if (column >= row.cells.size()) continue;
    const auto text = filled(row.cells[column]);
    if (!text.empty()) look(text);
  }
}

template <class Is>
bool any_cell(const Table& table, std::size_t column, Is is) {
  bool any = false;
  each_cell(table, column, [&](std::string_view cell) { any = any || is(cell); });
  return any;
}

template <class Is>
bool all_cells(const Table& table, std::size_t column, Is is) {
  return !any_cell(table, column, [&](std::string_view cell) { return !is(cell); });
}

bool is_address(std::string_view cell) { return parse_address(cell).has_value(); }

bool is_time(std::string_view cell) {
  return parse_written_time(cell) || parse_written_duration(cell);
}

/// 20.2.2027 klo 12.31 is one in a language that is not read.
bool may_be_time(std::string_view cell) {
  constexpr std::size_t numbers_of_date_and_time = 5;
  constexpr std::string_view digits = "0123456789";
  std::size_t numbers = 0;
  for (auto at = cell.find_first_of(digits); at != std::string_view::npos;
       at = cell.find_first_of(digits, at)) {
    ++numbers;
    at = std::min(cell.find_first_not_of(digits, at), cell.size());
  }
  return numbers >= numbers_of_date_and_time || is_time(cell);
}

bool is_yes_or_no(std::string_view cell) { return said_in(cell) != Said::unclear; }

bool is_number(std::string_view cell) {
  return cell.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool has_letters(std::string_view cell) {
  return text::slug(cell).find_first_not_of("0123456789-") != std::string::npos;
}

bool may_be_name(std::string_view cell) {
  return cell.find('@') == std::string_view::npos && !may_be_time(cell);
}

/// People are called Jo, Si or Bai; where half of the cells are such words, it is answers.
bool are_answers(const Table& table, std::size_t column) {
  std::size_t cells = 0;
  std::size_t answers = 0;
  each_cell(table, column, [&](std::string_view cell) {
    ++cells;
    if (is_yes_or_no(cell)) ++answers;
  });
  return answers * 2 >= cells;
}

std::size_t count_different(const Table& table, std::size_t column) {
  std::set<std::string> different;
  each_cell(table, column, [&](std::string_view cell) { different.insert(text::fold(cell)); });
  return different.size();
}

/// Of the columns that qualify the one that tells most people apart, the first of equals.
template <class Qualifies>
std::optional<std::size_t> most_telling(const Table& table, Qualifies qualifies) {
  std::optional<std::size_t> found;
  std::size_t most = 0;
  for (const auto column : unexplained(table)) {
    const auto different = count_different(table, column);
    if (different <= most || !qualifies(column, different)) continue;
    most = different;
    found = column;
  }
  return found;
}

/// One address in all rows is that of a host, unless the title speaks of mail.
std::optional<std::size_t> column_of_addresses(const Table& table) {
  return most_telling(table, [&](std::size_t column, std::size_t different) {
    const bool speaks_of_mail =
        text::slug(table.header->cells[column]).find("mail") != std::string::npos;
    return (different > 1 || speaks_of_mail) && all_cells(table, column, is_address);
  });
}

/// Words, most of them different; kinds of tickets are not.
std::optional<std::size_t> column_of_names(const Table& table) {
  return most_telling(table, [&](std::size_t column, std::size_t different) {
    return different * 2 > table.rows.size() && all_cells(table, column, may_be_name) &&
           !are_answers(table, column) && any_cell(table, column, has_letters);
  });
}

bool all_have_addresses(const Table& table) {
  return std::none_of(table.rows.begin(), table.rows.end(), [&](const Record& row) {
    return filled(cell(row, table.columns, Column::address)).empty();
  });
}

/// Words of presence beside nothing but other answers.
bool says_who_came(const Table& table, std::size_t column) {
  return all_cells(table, column, is_yes_or_no) && any_cell(table, column, speaks_of_presence);
}

}  // namespace

std::vector<std::size_t> unexplained(const Table& table) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.header->cells.size(); ++i) {
    const bool used = std::any_of(table.columns.begin(), table.columns.end(),
                                  [&](const auto& column) { return column.second == i; });
    if (!used && !column_called(table.header->cells[i])) columns.push_back(i);
  }
  return columns;
}

void add_columns_by_contents(Table& table, std::vector<std::string>& warnings) {
  if (table.layout == Layout::listed && !says_who_came(table.columns)) {
    for (const auto column : unexplained(table)) {
      if (says_who_came(table, column)) table.columns.try_emplace(Column::attended, column);
    }
  }
  if (!table.columns.contains(Column::address)) {
    if (const auto column = column_of_addresses(table))
      table.columns.emplace(Column::address, *column);
  }
  if (names_person(table.columns) || all_have_addresses(table)) return;
  const auto column = column_of_names(table);
  if (!column) return;
  table.columns.emplace(Column::name, *column);
  warnings.push_back(fmt::format("no column is called a name: '{}' is taken for it",
                                 table.header->cells[*column]));
}

bool says_no(const Table& table, std::size_t column) {
  const auto is_no = [](std::string_view cell) { return said_in(cell) == Said::did_not_come; };
  const auto is_no_in_words = [&](std::string_view cell) {
    return is_no(cell) && !is_number(cell);
  };
  return any_cell(table, column, is_no_in_words) ||
         (all_cells(table, column, is_yes_or_no) && any_cell(table, column, is_no));
}

std::vector<std::size_t> columns_left_out(const Table& table) {
  auto columns = unexplained(table);
  const auto names = names_person(table.columns) ? std::nullopt : column_of_names(table);
  std::erase_if(columns, [&](std::size_t column) {
    if (column == names) return false;
    const bool answers =
        all_cells(table, column, is_yes_or_no) && !all_cells(table, column, is_number);
    return !answers && !any_cell(table, column, may_be_time);
  });
  return columns;
}

}  // namespace qlab::webinar
