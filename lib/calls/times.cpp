// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/names.hpp"
#include "lib/core/text.hpp"

namespace qlab::calls {
namespace {

using std::chrono::local_days;

constexpr std::size_t most_times = 2000;
constexpr auto most_days = std::chrono::days(366);
constexpr Names<7> weekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::string_view work_days = "mon,tue,wed,thu,fri";

std::optional<int> two_digits(std::string_view text) {
  int number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool whole = text.size() == 2 && read.ptr == end && read.ec == std::errc() && number >= 0;
  return whole ? std::optional(number) : std::nullopt;
}

std::chrono::minutes time_of_day(std::string_view text, std::string_view flag) {
  if (text.size() == 5 && text[2] == ':') {
    const auto hour = two_digits(text.substr(0, 2));
    const auto minute = two_digits(text.substr(3));
    const auto time =
        std::chrono::hours(hour.value_or(24)) + std::chrono::minutes(minute.value_or(0));
    if (hour && minute && *minute < 60 && time <= std::chrono::hours(24)) return time;
  }
  throw Error(Kind::usage,
              fmt::format("'{}' is not a time of the day for {}", text::terminal_safe(text), flag),
              "write it like 09:00");
}

local_days day_of(std::string_view text, Instant now, std::string_view zone) {
  const auto instant = calendar::parse_when(text::trim(text), now, zone);
  return std::chrono::floor<std::chrono::days>(calendar::to_local(instant, zone));
}

std::array<bool, 7> wanted_weekdays(std::string_view days) {
  std::array<bool, 7> wanted{};
  for (const auto word : text::split(days.empty() ? work_days : days, ',')) {
    const auto day = std::string(text::trim(word));
    wanted.at(static_cast<std::size_t>(require_named<int>(weekdays, day, "a day of the week"))) =
        true;
  }
  return wanted;
}

void add_range(std::vector<local_days>& days, local_days first, local_days last,
               std::string_view weekdays_wanted) {
  if (last < first || last - first > most_days) {
    throw Error(Kind::usage, "the days of --on end before they begin, or span more than a year");
  }
  const auto wanted = wanted_weekdays(weekdays_wanted);
  for (auto day = first; day <= last; day += std::chrono::days(1)) {
    const auto weekday = std::chrono::weekday(std::chrono::sys_days(day.time_since_epoch()));
    if (wanted.at(weekday.c_encoding())) days.push_back(day);
  }
}

std::vector<local_days> days_of(const TimesRule& rule, Instant now, std::string_view zone) {
  std::vector<local_days> days;
  for (const auto piece : text::split(rule.on, ',')) {
    const auto dots = piece.find("..");
    if (dots == std::string_view::npos) {
      days.push_back(day_of(piece, now, zone));
    } else {
      add_range(days, day_of(piece.substr(0, dots), now, zone),
                day_of(piece.substr(dots + 2), now, zone), rule.days);
    }
  }
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

void check_length(std::chrono::seconds length) {
  if (length >= std::chrono::minutes(1) && length <= std::chrono::hours(24)) return;
  throw Error(Kind::usage, fmt::format("a call cannot last '{}'", calendar::shown(length)),
              "it lasts a minute at least and a day at most");
}

}  // namespace

std::vector<Time> times_of(const TimesRule& rule, Instant now, std::string_view zone) {
  check_length(rule.length);
  const auto from = time_of_day(rule.from, "--from");
  const auto to = time_of_day(rule.to, "--to");
  std::vector<Time> times;
  for (const auto day : days_of(rule, now, zone)) {
    for (std::chrono::seconds at = from; at + rule.length <= to; at += rule.length) {
      if (times.size() >= most_times) {
        throw Error(Kind::usage, fmt::format("that is more than {} times", most_times),
                    "say fewer days at once");
      }
      const auto start = calendar::to_instant(day + at, zone);
      times.push_back({start, start + rule.length});
    }
  }
  if (times.empty()) {
    throw Error(Kind::usage, "no time fits between --from and --to on these days",
                "write it like: --on 2027-03-01..2027-03-05 --from 09:00 --to 12:00 --length 30m");
  }
  if (times.back().starts_at <= now) {
    throw Error(Kind::usage, "all of these times are past", "look at the year of --on");
  }
  return times;
}

}  // namespace qlab::calls
