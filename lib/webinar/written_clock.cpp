// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_clock.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

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

}  // namespace

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

}  // namespace qlab::webinar
