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

/// Makes the hour of a 12-hour clock one of 24; nothing where it is none.
std::optional<int> full_hour(int hour, std::string_view mark) {
  if (mark.empty()) return hour <= 23 ? std::optional(hour) : std::nullopt;
  const auto is = [&](std::initializer_list<std::string_view> marks) {
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
  };
  const bool morning = is({"am", "a.m.", "上午", "午前", "오전", "πμ", "ص"});
  const bool afternoon = is({"pm", "p.m.", "下午", "午後", "오후", "μμ", "م"});
  if ((!morning && !afternoon) || hour < 1 || hour > 12) return {};
  return hour % 12 + (afternoon ? 12 : 0);
}

std::optional<int> after_colon(Scanner& scan) {
  return scan.one_of(":") ? scan.number(2) : std::nullopt;
}

/// What stands behind 09:00:00 in RFC 3339: a fraction, which is dropped, and Z or +01:00.
bool take_zone(Scanner& scan, WrittenTime& time) {
  if (scan.one_of(".") && !scan.number(9)) return false;
  if (scan.one_of("z")) {
    time.ahead_of_utc = std::chrono::minutes(0);
    return true;
  }
  const auto sign = scan.one_of("+-");
  if (!sign) return true;
  const auto number = scan.number(4);
  if (!number || scan.digits() % 2 == 1) return false;
  const bool is_whole = scan.digits() == 4;
  const auto minutes = is_whole ? std::optional(*number % 100) : after_colon(scan);
  const auto hours = is_whole ? *number / 100 : *number;
  if (!minutes || hours > 14 || *minutes > 59) return false;
  const auto ahead = std::chrono::hours(hours) + std::chrono::minutes(*minutes);
  time.ahead_of_utc = *sign == '-' ? -ahead : ahead;
  return true;
}

/// Spanish parts its mark: p. m.
std::string mark_behind(Scanner& scan) {
  std::string mark(scan.word());
  scan.spaces();
  if (mark == "a." || mark == "p.") mark += scan.word();
  scan.spaces();
  return mark;
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

bool take_time(Scanner& scan, WrittenTime& time) {
  auto before = scan;
  const auto first = std::string(before.word());  // East Asia has its mark in front
  const bool has_mark = !first.empty() && full_hour(1, first).has_value();
  if (has_mark) scan = before;
  scan.spaces();
  const auto hour = scan.number(2);
  if (!hour || !scan.one_of(":.")) return false;
  const auto minute = scan.number(2);
  if (!minute || *minute > 59) return false;
  int second = 0;
  if (scan.one_of(":.")) {
    const auto taken = scan.number(2);
    if (!taken || *taken > 59) return false;
    second = *taken;
    if (!take_zone(scan, time)) return false;
  }
  scan.spaces();
  take_utc(scan, time);
  const auto mark = has_mark ? first : mark_behind(scan);
  take_utc(scan, time);
  const auto clock = full_hour(*hour, mark);
  if (!clock || !scan.at_end()) return false;
  time.time_of_day = std::chrono::hours(*clock) + std::chrono::minutes(*minute) + seconds(second);
  return true;
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

}  // namespace

std::optional<WrittenTime> parse_written_time(std::string_view text) {
  const auto written = plain(text);
  if (const auto alone = time_without_date(written)) return alone;
  Scanner scan(written);
  WrittenTime time;
  if (!take_any_date(scan, time)) return {};
  scan.one_of(".");  // some locales end the date with one
  scan.one_of(",t");
  scan.spaces();
  if (!take_time(scan, time)) return {};
  return time;
}

}  // namespace qlab::webinar
