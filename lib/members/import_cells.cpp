// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/csv.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

constexpr std::string_view between_google_values = " ::: ";

}  // namespace

std::string_view without_formula_mark(std::string_view cell) {
  const bool marked = cell.size() > 1 && cell.front() == '\'' &&
                      std::string_view("=+-@\t\r'").find(cell[1]) != std::string_view::npos;
  return marked ? cell.substr(1) : cell;
}

bool stands_for_nothing(std::string_view cell) {
  constexpr auto nothing = std::to_array<std::string_view>(
      {"#N/A", "N/A", "n/a", "NULL", "null", "None", "none", "nan", "NaN", "--", "–", "—"});
  return std::find(nothing.begin(), nothing.end(), cell) != nothing.end();
}

std::string in_quotes(std::string_view cell) {
  return fmt::format("'{}'", text::terminal_safe(text::cut(cell, 60)));
}

std::vector<std::string_view> split_google(std::string_view cell) {
  std::vector<std::string_view> values;
  for (auto at = cell.find(between_google_values); at != std::string_view::npos;
       at = cell.find(between_google_values)) {
    values.push_back(text::trim(cell.substr(0, at)));
    cell.remove_prefix(at + between_google_values.size());
  }
  values.push_back(text::trim(cell));
  return values;
}

std::vector<std::string> split_quoted(std::string_view cell) {
  try {
    csv::Reader reader(cell, "", ',');
    reader.next();
    const auto cells = reader.cells();
    return {cells.begin(), cells.end()};
  } catch (const Error&) {
    return {std::string(cell)};  // quotes that are part of the tag
  }
}

std::vector<std::string_view> addresses_in(std::string_view cell) {
  if (cell.find(between_google_values) != std::string_view::npos) return split_google(cell);
  const char separator = cell.find(';') != std::string_view::npos ? ';' : ',';
  std::vector<std::string_view> parts;
  for (const auto part : text::split(cell, separator)) {
    if (!text::trim(part).empty()) parts.push_back(part);
  }
  return parts;
}

}  // namespace qlab::members
