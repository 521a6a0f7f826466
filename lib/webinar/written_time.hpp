// SPDX-License-Identifier: Apache-2.0
// Dates as attendance files write them: in the order of somebody's locale, which the file does not
// name. All dates of a file are decided together, or refused.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace qlab::webinar {

enum class DateOrder { day_first, month_first, year_first };

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
/// 2026-03-20T09:00:00.250Z; Mar 22, 2025 19:13:27. Or a time alone: 9:03 AM. Anything else is
/// nothing.
std::optional<WrittenTime> parse_written_time(std::string_view text);

/// What it means in an order; nothing where that is no date, or before there was such software.
std::optional<std::chrono::local_seconds> resolve(const WrittenTime& time, DateOrder order);

/// The orders in which every time is a date and all lie within two days of each other, one for
/// each different meaning. All must have dates.
std::vector<DateOrder> possible_orders(std::span<const WrittenTime> times);

/// Reads 1h 13m 42s, 21m 7s, 01:13:42, and units of other languages; nothing for anything else.
std::optional<std::chrono::seconds> parse_written_duration(std::string_view text);

/// Reads 45, where the column says that it holds minutes; else as parse_written_duration.
std::optional<std::chrono::seconds> parse_written_minutes(std::string_view text);

}  // namespace qlab::webinar
