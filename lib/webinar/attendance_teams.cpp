// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_teams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab::webinar {

bool is_teams_heading(const Record& record) {
  const auto& first = record.cells.front();
  const auto digits = first.find_first_not_of("0123456789");
  return record.is_lone() && digits != std::string::npos && digits > 0 &&
         first.substr(digits, 2) == ". ";
}

namespace {

std::optional<std::size_t> number_in(const Record& record) {
  if (record.cells.size() < 2) return {};
  const auto number = ascii::number(record.cells[1]);
  if (!number || *number < 0) return {};
  return static_cast<std::size_t>(*number);
}

bool counts_participants(const Record& record) {
  const auto label = text::fold(record.cells.front());
  return label == "attended participants" || label == "total number of participants";
}

/// In another language it is the only number of the first section.
std::optional<std::size_t> only_number_in_summary(std::span<const Record> records) {
  auto row = std::find_if(records.begin(), records.end(), is_teams_heading);
  if (row == records.end() || !row->cells.front().starts_with("1. ")) return {};
  std::optional<std::size_t> only;
  for (++row; row != records.end() && !row->is_blank() && !is_teams_heading(*row); ++row) {
    const auto number = number_in(*row);
    if (number && only) return {};
    if (number) only = number;
  }
  return only;
}

std::optional<std::size_t> participants_in_summary(std::span<const Record> records) {
  const auto row = std::find_if(records.begin(), records.end(), counts_participants);
  return row == records.end() ? only_number_in_summary(records) : number_in(*row);
}

}  // namespace

void compare_with_summary(std::span<const Record> records, std::size_t people,
                          std::vector<std::string>& warnings) {
  const auto said = participants_in_summary(records);
  if (!said || *said == people) return;
  warnings.push_back(
      fmt::format("the summary says that {} people attended, the list has {}", *said, people));
}

}  // namespace qlab::webinar
