// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_time.hpp"

#include <algorithm>
#include <string>

#include "lib/webinar/written_clock.hpp"
#include "lib/webinar/written_scanner.hpp"

namespace qlab::webinar {
namespace {

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

/// What stands between a date and its time in some languages: klo, г.
void take_link(Scanner& scan) {
  scan.one_of(".");  // some locales end the date with one
  scan.one_of(",t");
  scan.spaces();
  auto ahead = scan;
  auto word = ahead.word();
  while (word.ends_with(',') || word.ends_with('.')) word.remove_suffix(1);
  constexpr std::array<std::string_view, 7> links{"klo", "kl", "г", "u", "um", "at", "à"};
  if (std::find(links.begin(), links.end(), word) == links.end()) return;
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
