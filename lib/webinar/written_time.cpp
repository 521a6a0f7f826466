// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_time.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "lib/core/text.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

constexpr int oldest_year = 2017;  // the software is no older
constexpr int newest_year = 2037;
constexpr auto longest_meeting = std::chrono::days(2);

/// Takes characters off the front of a text that has only ASCII spaces and small letters.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_rest(text) {}

  std::optional<int> number(std::size_t most_digits) {
    const auto digits = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
    if (digits == 0 || digits > most_digits) return {};
    int value = 0;
    std::from_chars(m_rest.data(), m_rest.data() + digits, value);
    m_rest.remove_prefix(digits);
    m_digits = digits;
    return value;
  }

  /// Of the last number.
  [[nodiscard]] std::size_t digits() const { return m_digits; }

  std::optional<char> one_of(std::string_view any) {
    if (m_rest.empty() || any.find(m_rest.front()) == std::string_view::npos) return {};
    const char taken = m_rest.front();
    m_rest.remove_prefix(1);
    return taken;
  }

  void spaces() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(' '), m_rest.size())); }

  /// Up to the next space or digit.
  std::string_view word() {
    const auto length = std::min(m_rest.find_first_of(" 0123456789"), m_rest.size());
    const auto taken = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return taken;
  }

  [[nodiscard]] bool at_end() const { return m_rest.empty(); }

 private:
  std::string_view m_rest;
  std::size_t m_digits = 0;
};

/// Case-folded, and every kind of space, such as the narrow one before PM, made an ASCII one.
std::string plain(std::string_view text) {
  auto out = text::fold(text::trim(text));
  for (const std::string_view space : {"\u202f", "\u00a0", "\u2009"}) {
    for (auto at = out.find(space); at != std::string::npos; at = out.find(space, at)) {
      out.replace(at, space.size(), " ");
    }
  }
  return out;
}

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
  const bool morning = mark == "am" || mark == "a.m.";
  const bool afternoon = mark == "pm" || mark == "p.m.";
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

bool take_time(Scanner& scan, WrittenTime& time) {
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
  const auto mark = scan.word();
  scan.spaces();
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

int full_year(int year) { return year < 100 ? 2000 + year : year; }

/// Whether people write dates this way: never month.day, never two digits of a year first and /.
bool is_written(const WrittenTime& time, DateOrder order) {
  if (order == DateOrder::year_first)
    return time.first_is_year || (!time.last_is_year && time.separator != '/');
  if (time.first_is_year) return false;
  return order == DateOrder::day_first || time.separator != '.';
}

/// Resolves all; nothing where one of them is no date in this order or they lie too far apart.
std::optional<std::vector<std::chrono::local_seconds>> resolve_all(
    std::span<const WrittenTime> times, DateOrder order) {
  std::vector<std::chrono::local_seconds> resolved;
  for (const auto& time : times) {
    const auto one = resolve(time, order);
    if (!one) return {};
    resolved.push_back(*one);
  }
  if (resolved.empty()) return resolved;
  const auto [least, most] = std::minmax_element(resolved.begin(), resolved.end());
  if (*most - *least > longest_meeting) return {};
  return resolved;
}

/// Hours, minutes or seconds by the first letters of the word in the languages Teams writes.
std::optional<seconds> unit_of(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  const auto is = [&](std::initializer_list<std::string_view> units) {
    return std::find(units.begin(), units.end(), word) != units.end();
  };
  if (is({"h", "hr", "hrs", "hour", "hours", "std", "godz", "g", "t", "tim", "u", "uur", "ч"}))
    return std::chrono::hours(1);
  if (is({"m", "min", "mins", "minute", "minutes", "minuten", "mn", "мин", "м"}))
    return std::chrono::minutes(1);
  if (is({"s", "sec", "secs", "second", "seconds", "sek", "seg", "с", "сек"})) return seconds(1);
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

std::optional<std::chrono::local_seconds> resolve(const WrittenTime& time, DateOrder order) {
  if (!is_written(time, order)) return {};
  constexpr std::array<std::array<std::size_t, 3>, 3> year_month_day{
      {{2, 1, 0}, {2, 0, 1}, {0, 1, 2}}};
  const auto& [year, month, day] = year_month_day[static_cast<std::size_t>(order)];
  const auto date = std::chrono::year(full_year(time.numbers[year])) /
                    std::chrono::month(static_cast<unsigned>(time.numbers[month])) /
                    std::chrono::day(static_cast<unsigned>(time.numbers[day]));
  const int full = static_cast<int>(date.year());
  if (!date.ok() || full < oldest_year || full > newest_year) return {};
  return std::chrono::local_days(date) + time.time_of_day;
}

std::vector<DateOrder> possible_orders(std::span<const WrittenTime> times) {
  std::vector<DateOrder> orders;
  std::vector<std::vector<std::chrono::local_seconds>> meanings;
  for (const auto order : {DateOrder::day_first, DateOrder::month_first, DateOrder::year_first}) {
    auto meaning = resolve_all(times, order);
    if (!meaning || std::find(meanings.begin(), meanings.end(), *meaning) != meanings.end())
      continue;
    meanings.push_back(std::move(*meaning));
    orders.push_back(order);
  }
  return orders;
}

std::optional<seconds> parse_written_duration(std::string_view text) {
  const auto written = plain(text);
  if (const auto clock = parse_clock_duration(written)) return clock;
  Scanner scan(written);
  seconds total{0};
  seconds before = std::chrono::hours(24);
  while (!scan.at_end()) {
    const auto number = scan.number(4);
    if (!number) return {};
    scan.spaces();
    const auto unit = unit_of(scan.word());
    if (!unit || *unit >= before) return {};
    before = *unit;
    total += *number * *unit;
    scan.spaces();
  }
  if (before == std::chrono::hours(24)) return {};
  return total;
}

std::optional<seconds> parse_written_minutes(std::string_view text) {
  const auto written = plain(text);
  Scanner scan(written);
  const auto minutes = scan.number(5);
  if (minutes && scan.at_end()) return std::chrono::minutes(*minutes);
  return parse_written_duration(text);
}

}  // namespace qlab::webinar
