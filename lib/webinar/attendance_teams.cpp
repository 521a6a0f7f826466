// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_teams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lib/core/text.hpp"

namespace qlab::webinar {
bool is_teams_heading(const Record& record) {
  const auto& first = record.cells.front();
  const auto digits = first.find_first_not_of("0123456789");
  return record.is_lone() && digits != std::string::npos && digits > 0 &&
         first.substr(digits, 2) == ". ";
}

void compare_with_summary(std::span<const Record> records, std::size_t people,
                          std::vector<std::string>& warnings) {
  for (const auto& record : records) {
    const auto label = text::fold(record.cells.front());
    if (record.cells.size() < 2 ||
        (label != "attended participants" && label != "total number of participants"))
      continue;
    const auto& number = record.cells[1];
    std::size_t said = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), said);
    if (error != std::errc() || stop != number.data() + number.size() || said == people) return;
    warnings.push_back(
        fmt::format("the summary says that {} people attended, the list has {}", said, people));
    return;
  }
}

}  // namespace qlab::webinar
