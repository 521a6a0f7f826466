// SPDX-License-Identifier: Apache-2.0
// Dates as attendance files write them: in the order of somebody's locale, which the file does not
// name (date_order.hpp).
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string_view>

namespace qlab::webinar {

/// 14/11/22, 09:29:07 before anybody knows which number is the day.
struct WrittenTime {
  std::array<int, 3> numbers{};
  bool has_date = true;        ///< false: the time of a day that the file does not name
  bool first_is_year = false;  ///< it has four digits
  bool last_is_year = false;
  char separator = '/';
  std::chrono::seconds time_of_day{0};
  std::optional<std::chrono::minutes> ahead_of_utc;  ///< only where the file says so
};

/// Reads a date with a time: 7/20/23, 4:16:29 PM; 22.09.26, 14:48:05; 2026-03-20 09:00;
/// 2026-03-20T09:00:00.250Z; Mar 22, 2025 19:13:27; 20.2.2027 klo 12.31; 12:31 20/2/2027. Or a time
/// alone: 9:03 AM. Anything else is nothing.
std::optional<WrittenTime> parse_written_time(std::string_view text);

}  // namespace qlab::webinar
