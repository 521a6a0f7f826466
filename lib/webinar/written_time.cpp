// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_time.hpp"

#include <algorithm>
#include <string>

#include "lib/webinar/written_scanner.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

bool take_date(Scanner& scan, WrittenTime& time) {
  for (std::size_t i = 0; i < time.numbers.size(); ++i) {
    const auto number = scan.number(4);
    if (!number || scan.digits() == 3) return false;
    time.numbers[i] = *number;
    if (scan.digits() == 4 && i == 0) time.first_is_year = true;
    if (scan.digits() == 4 && i == 1) return false;
    if (scan.digits() == 4 && i == 2) time.last_is_year = true;
    if (i == 2) break;
    const auto separator = scan.one_of("/.-");
    if (!separator || (i == 1 && *separator != time.separator)) return false;
    time.separator = *separator;
    scan.spaces();
  }
  return !(time.first_is_year && time.last_is_year);
}

using Words = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Makes the hour of a 12-hour clock one of 24; nothing where it is none.
std::optional<int> full_hour(int hour, std::string_view mark) {
  if (mark.empty()) return hour <= 23 ? std::optional(hour) : std::nullopt;
  const bool morning = is_one_of(mark, {"am", "a.m.", "上午", "凌晨", "早上", "午前", "오전", "πμ",
                                        "π.μ.", "ص", "pg", "sa", "p.d."});
  const bool afternoon = is_one_of(mark, {"pm", "p.m.", "下午", "中午", "晚上", "午後", "오후",
                                          "μμ", "μ.μ.", "م", "ptg", "ch", "m.d."});
  if ((!morning && !afternoon) || hour < 1 || hour > 12) return {};
  return hour % 12 + (afternoon ? 12 : 0);
}

std::optional<int> after_colon(Scanner& scan) {
  return scan.one_of(":") ? scan.number(2) : std::nullopt;
}

/// Z, +01:00, +0100 or +01, or nothing at all.
bool take_offset(Scanner& scan, WrittenTime& time) {
  if (scan.one_of("z")) {
    time.ahead_of_utc = std::chrono::minutes(0);
    return true;
  }
  const auto sign = scan.one_of("+-");
  if (!sign) return true;
  const auto number = scan.number(4);
  if (!number || scan.digits() % 2 == 1) return false;
  const bool is_whole = scan.digits() == 4;
  const auto hours = is_whole ? *number / 100 : *number;
  auto minutes = is_whole ? std::optional(*number % 100) : after_colon(scan);
  if (!minutes && scan.at_end()) minutes = 0;
  if (!minutes || hours > 14 || *minutes > 59) return false;
  const auto ahead = std::chrono::hours(hours) + std::chrono::minutes(*minutes);
  time.ahead_of_utc = *sign == '-' ? -ahead : ahead;
  return true;
}

/// Spanish parts its mark: p. m. Behind the time some write that it is one: 12:31 ч.
std::string mark_behind(Scanner& scan) {
  std::string mark(scan.word());
  scan.spaces();
  if (mark == "a." || mark == "p.") mark += scan.word();
  scan.spaces();
  return is_one_of(mark, {"ч.", "ч", "h", "uhr", "uur"}) ? std::string() : mark;
}

/// A zone that is everywhere the same; of others nobody knows whose summer they mean.
void take_utc(Scanner& scan, WrittenTime& time) {
  auto ahead = scan;
  const auto word = ahead.word();
  if (word != "gmt" && word != "utc") return;
  scan = ahead;
  scan.spaces();
  time.ahead_of_utc = std::chrono::minutes(0);
}

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// 12:31:00 or 12.31; a fraction of a second is dropped.
std::optional<Clock> take_figures(Scanner& scan) {
  const auto hour = scan.number(2);
  if (!hour || !scan.one_of(":.")) return {};
  const auto minute = scan.number(2);
  if (!minute) return {};
  if (!scan.one_of(":.")) return Clock{*hour, *minute, 0};
  const auto second = scan.number(2);
  if (!second || (scan.one_of(".") && !scan.number(9))) return {};
  return Clock{*hour, *minute, *second};
}

/// 12 h 31 min 00 s, as in Canada.
std::optional<Clock> take_units(Scanner& scan) {
  constexpr std::array<std::string_view, 3> units{"h", "min", "s"};
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto number = scan.number(2);
    scan.spaces();
    if (!number || scan.word() != units[i]) return {};
    scan.spaces();
    numbers[i] = *number;
    if (i == 1 && scan.at_end()) break;
  }
  return Clock{numbers[0], numbers[1], numbers[2]};
}

std::optional<Clock> take_clock(Scanner& scan) {
  auto units = scan;
  if (const auto clock = take_units(units)) {
    scan = units;
    return clock;
  }
  return take_figures(scan);
}

bool take_time(Scanner& scan, WrittenTime& time) {
  const bool in_brackets = scan.one_of("(").has_value();
  auto before = scan;
  const auto first = std::string(before.word());  // East Asia has its mark in front
  const bool has_mark = !first.empty() && full_hour(1, first).has_value();
  if (has_mark) scan = before;
  scan.spaces();
  const auto clock = take_clock(scan);
  if (!clock || clock->minute > 59 || clock->second > 59) return false;
  if (in_brackets && !scan.one_of(")")) return false;
  scan.spaces();
  if (!take_offset(scan, time)) return false;
  scan.spaces();
  take_utc(scan, time);
  const auto mark = has_mark ? first : mark_behind(scan);
  take_utc(scan, time);
  const auto hour = full_hour(clock->hour, mark);
  if (!hour || !scan.at_end()) return false;
  time.time_of_day =
      std::chrono::hours(*hour) + std::chrono::minutes(clock->minute) + seconds(clock->second);
  return true;
}

/// What stands between a date and its time in some languages: klo, г.
void take_link(Scanner& scan) {
  scan.one_of(".");  // some locales end the date with one
  scan.one_of(",t");
  scan.spaces();
  auto ahead = scan;
  auto word = ahead.word();
  while (word.ends_with(',') || word.ends_with('.')) word.remove_suffix(1);
  if (!is_one_of(word, {"klo", "kl", "г", "u", "um", "at", "à"})) return;
  scan = ahead;
  scan.spaces();
}

/// 1 to 12 for mar or march.
std::optional<int> month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  if (word.size() < 3) return {};
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (months[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return {};
}

/// Mar 22, 2025 or 22 March 2025: nothing is left to decide.
bool take_named_date(Scanner& scan, WrittenTime& time) {
  auto day = scan.number(2);
  scan.spaces();
  const auto month = month_of(scan.word());
  if (!month) return false;
  scan.spaces();
  if (!day) {
    day = scan.number(2);
    scan.one_of(",");
    scan.spaces();
  }
  const auto year = scan.number(4);
  if (!day || !year || scan.digits() != 4) return false;
  time.numbers = {*year, *month, *day};
  time.first_is_year = true;
  time.separator = '-';
  return true;
}

bool take_any_date(Scanner& scan, WrittenTime& time) {
  auto numbers = scan;
  if (take_date(numbers, time)) {
    scan = numbers;
    return true;
  }
  time = {};
  return take_named_date(scan, time);
}

/// A time that stands alone, such as 9:03 AM; 22.09.26 is a date.
std::optional<WrittenTime> time_without_date(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return {};
  Scanner scan(text);
  WrittenTime time;
  time.has_date = false;
  if (!take_time(scan, time)) return {};
  return time;
}

std::optional<WrittenTime> time_behind_date(std::string_view text) {
  Scanner scan(text);
  WrittenTime time;
  if (!take_any_date(scan, time)) return {};
  take_link(scan);
  if (!take_time(scan, time)) return {};
  return time;
}

/// 12:31:00 20/2/2027, as in Vietnam, the other way round; empty where it is none.
std::string date_first(std::string_view text) {
  const auto space = text.rfind(' ');
  if (space == std::string_view::npos) return {};
  const auto time = text.substr(0, space);
  const auto date = text.substr(space + 1);
  const bool is_time_first =
      time.find(':') != std::string_view::npos && date.find(':') == std::string_view::npos;
  return is_time_first ? std::string(date).append(" ").append(time) : std::string();
}

}  // namespace

std::optional<WrittenTime> parse_written_time(std::string_view text) {
  const auto written = plain(text);
  if (const auto alone = time_without_date(written)) return alone;
  const auto time = time_behind_date(written);
  return time ? time : time_behind_date(date_first(written));
}

}  // namespace qlab::webinar
