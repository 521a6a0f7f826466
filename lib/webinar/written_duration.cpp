// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_duration.hpp"

#include <algorithm>
#include <cmath>

#include "lib/webinar/written_scanner.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

/// Hours, minutes or seconds by the first letters of the word in the languages Teams writes.
std::optional<seconds> unit_of(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  const auto is = [&](std::initializer_list<std::string_view> units) {
    return std::find(units.begin(), units.end(), word) != units.end();
  };
  if (is({"h",     "hr",    "hrs", "hour", "hours", "std",  "stunde", "stunden", "heure", "heures",
          "hora",  "horas", "ora", "ore",  "godz",  "g",    "t",      "tim",     "timme", "time",
          "timer", "u",     "uur", "sa",   "saat",  "ч",    "ч.",     "год",     "ώ",     "óra",
          "ó",     "hod",   "awr", "時間", "小时",  "小時", "시간"}))
    return std::chrono::hours(1);
  if (is({"m",       "min",    "mins",   "minute", "minutes", "minuten", "minuto",
          "minutos", "minuti", "minuut", "mn",     "minut",   "minuter", "minutter",
          "dk",      "dakika", "мин",    "м",      "хв",      "λ",       "λεπτά",
          "perc",    "p",      "munud",  "分",     "分钟",    "分鐘",    "분"}))
    return std::chrono::minutes(1);
  if (is({"s",        "sec",     "secs",     "second",   "seconds", "sek",     "sekunde",
          "sekunden", "seconde", "secondes", "seconden", "seg",     "segundo", "segundos",
          "secondo",  "secondi", "sn",       "saniye",   "с",       "сек",     "δ",
          "mp",       "eiliad",  "秒",       "초"}))
    return seconds(1);
  return {};
}

std::optional<seconds> parse_clock_duration(std::string_view text) {
  Scanner scan(text);
  const auto hours = scan.number(3);
  if (!hours || !scan.one_of(":")) return {};
  const auto minutes = scan.number(2);
  if (!minutes || *minutes > 59 || !scan.one_of(":")) return {};
  const auto rest = scan.number(2);
  if (!rest || *rest > 59 || !scan.at_end()) return {};
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + seconds(*rest);
}

/// 31, or 31.5 as a decimal comma or point writes it.
std::optional<double> take_decimal(Scanner& scan) {
  constexpr std::size_t most_decimals = 2;  // 1,234 may be more than a thousand
  const auto whole = scan.number(5);
  if (!whole) return {};
  if (!scan.one_of(".,")) return *whole;
  const auto part = scan.number(most_decimals);
  if (!part) return {};
  return *whole + *part / (scan.digits() == 1 ? 10.0 : 100.0);
}

seconds amount(double number, seconds unit) {
  return seconds(std::lround(number * static_cast<double>(unit.count())));
}

/// The word behind a number; behind hours alone the minutes may have none: 1h13.
std::optional<seconds> take_unit(Scanner& scan, seconds before) {
  if (scan.at_end() && before == std::chrono::hours(1)) return std::chrono::minutes(1);
  return unit_of(scan.word());
}

}  // namespace

std::optional<seconds> parse_written_duration(std::string_view text) {
  auto written = plain(text);
  if (const auto clock = parse_clock_duration(written)) return clock;
  if (written.starts_with("pt")) written.erase(0, 2);  // ISO 8601
  Scanner scan(written);
  seconds total{0};
  seconds before = std::chrono::hours(24);
  while (!scan.at_end()) {
    const auto number = take_decimal(scan);
    if (!number) return {};
    scan.spaces();
    const auto unit = take_unit(scan, before);
    if (!unit || *unit >= before) return {};
    before = *unit;
    total += amount(*number, *unit);
    scan.spaces();
  }
  if (before == std::chrono::hours(24)) return {};
  return total;
}

std::optional<seconds> parse_written_minutes(std::string_view text) {
  const auto written = plain(text);
  Scanner scan(written);
  const auto minutes = take_decimal(scan);
  if (minutes && scan.at_end()) return amount(*minutes, std::chrono::minutes(1));
  return parse_written_duration(text);
}

}  // namespace qlab::webinar
