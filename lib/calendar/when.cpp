// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/when.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "lib/calendar/zone.hpp"
#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/core/units.hpp"

namespace qlab::calendar {
namespace {

using std::chrono::seconds;

constexpr auto date_hint = "write it as 2027-02-20 12:30, or as an instant: 2027-02-20T12:30:00Z";
constexpr auto duration_hint = "write it as 90m, 1h30m or 2h";

constexpr std::array calendar_units{Unit{'w', 7}, Unit{'d', 1}};

using ascii::is_digit;

std::optional<Instant> parse_distance(std::string_view text, Instant now, std::string_view zone) {
  if (text.size() < 2 || (text.front() != '+' && text.front() != '-')) return {};
  const std::int64_t sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  if (const auto elapsed = sum_of_units(text, elapsed_units)) return now + seconds(sign * *elapsed);
  if (const auto days = sum_of_units(text, calendar_units)) {
    return to_instant(to_local(now, zone) + std::chrono::days(sign * *days), zone);
  }
  return {};
}

std::optional<Instant> parse_word(std::string_view text, Instant now, std::string_view zone) {
  if (text == "now") return now;
  const auto today = std::chrono::floor<std::chrono::days>(to_local(now, zone));
  if (text == "today") return start_of_day(today, zone);
  if (text == "tomorrow") return start_of_day(today + std::chrono::days(1), zone);
  if (text == "yesterday") return start_of_day(today - std::chrono::days(1), zone);
  return {};
}

/// Reads the digits where the picture has `0`; every other character must be the same.
bool matches(std::string_view text, std::string_view picture) {
  return std::equal(text.begin(), text.end(), picture.begin(), picture.end(),
                    [](char c, char want) { return want == '0' ? is_digit(c) : c == want; });
}

int number(std::string_view text, std::size_t begin, std::size_t count) {
  int value = 0;
  std::from_chars(text.data() + begin, text.data() + begin + count, value);
  return value;
}

[[noreturn]] void not_a_date(std::string_view text, std::string_view why) {
  throw Error(Kind::usage, fmt::format("'{}' {}", text, why), date_hint);
}

std::chrono::local_days parse_day(std::string_view text) {
  const auto date = std::chrono::year(number(text, 0, 4)) /
                    std::chrono::month(static_cast<unsigned>(number(text, 5, 2))) /
                    std::chrono::day(static_cast<unsigned>(number(text, 8, 2)));
  if (!date.ok()) not_a_date(text, "is not a day of the calendar");
  return std::chrono::local_days(date);
}

seconds parse_time(std::string_view whole, std::string_view text) {
  const int hour = number(text, 0, 2);
  const int minute = number(text, 3, 2);
  const int second = text.size() > 5 ? number(text, 6, 2) : 0;
  if (hour > 23 || minute > 59 || second > 59) not_a_date(whole, "has no time of a day");
  return std::chrono::hours(hour) + std::chrono::minutes(minute) + seconds(second);
}

std::optional<Instant> parse_wall(std::string_view text, std::string_view zone) {
  if (matches(text, "0000-00-00")) return start_of_day(parse_day(text), zone);
  for (const auto* picture :
       {"0000-00-00 00:00", "0000-00-00T00:00", "0000-00-00 00:00:00", "0000-00-00T00:00:00"}) {
    if (!matches(text, picture)) continue;
    return to_instant(parse_day(text) + parse_time(text, text.substr(11)), zone);
  }
  return {};
}

/// Says what is wrong with a date that people write and that is no date here.
[[noreturn]] void refuse(std::string_view text) {
  const auto has_letter = std::any_of(
      text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  int run = 0;
  int longest = 0;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  if (longest > 0 && longest < 4) not_a_date(text, "has no year");
  if (!has_letter && text.find_first_of("/.") != std::string_view::npos) {
    not_a_date(text, "does not say which number is the day");
  }
  not_a_date(text, "is not a date");
}

Instant check_range(Instant instant, std::string_view text) {
  const auto first = std::chrono::sys_days(std::chrono::year(first_year) / 1 / 1);
  const auto end = std::chrono::sys_days(std::chrono::year(last_year + 1) / 1 / 1);
  if (instant >= first && instant < end) return instant;
  throw Error(Kind::usage,
              fmt::format("'{}' is outside the years {} to {}", text, first_year, last_year));
}

}  // namespace

Instant parse_when(std::string_view text, Instant now, std::string_view zone) {
  const auto trimmed = text::trim(text);
  if (const auto exact = parse_rfc3339(trimmed)) return check_range(*exact, trimmed);
  if (const auto word = parse_word(trimmed, now, zone)) return *word;
  if (const auto wall = parse_wall(trimmed, zone)) return check_range(*wall, trimmed);
  if (const auto away = parse_distance(trimmed, now, zone)) return check_range(*away, trimmed);
  refuse(trimmed);
}

seconds parse_duration(std::string_view text) {
  const auto total = sum_of_units(text::trim(text), elapsed_units);
  if (!total) throw Error(Kind::usage, fmt::format("'{}' is not a duration", text), duration_hint);
  return seconds(*total);
}

std::string shown(seconds duration) {
  if (duration.count() == 0) return "0m";
  const auto* sign = duration.count() < 0 ? "-" : "";
  return sign + in_units(std::abs(duration.count()), elapsed_units);
}

}  // namespace qlab::calendar
