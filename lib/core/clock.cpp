// SPDX-License-Identifier: Apache-2.0
#include "lib/core/clock.hpp"

#include <algorithm>
#include <charconv>

namespace qlab {
namespace {

class SystemClock : public Clock {
 public:
  [[nodiscard]] Instant now() const override {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  }
};

class StoppedClock : public Clock {
 public:
  explicit StoppedClock(Instant now) : m_now(now) {}
  [[nodiscard]] Instant now() const override { return m_now; }

 private:
  Instant m_now;
};

/// Takes exactly this many digits off the front of the text.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return {};
  int value = 0;
  const auto* end = text.data() + count;
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value < 0 || text[0] == '-') return {};
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text[0]) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// The instants that RFC 3339 can write: its years have four digits.
constexpr Instant first_written = std::chrono::sys_days(std::chrono::year(0) / 1 / 1);
constexpr Instant last_written =
    std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1) - std::chrono::seconds(1);

void put_two_digits(std::string& text, std::size_t at, int number) {
  text[at] = static_cast<char>('0' + number / 10);
  text[at + 1] = static_cast<char>('0' + number % 10);
}

std::optional<std::chrono::seconds> take_offset(std::string_view& text) {
  if (take(text, "Zz")) return std::chrono::seconds(0);
  const int sign = !text.empty() && text[0] == '-' ? -1 : 1;
  if (!take(text, "+-")) return {};
  const auto hours = take_digits(text, 2);
  if (!hours || !take(text, ":")) return {};
  const auto minutes = take_digits(text, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return {};
  return sign * (std::chrono::hours(*hours) + std::chrono::minutes(*minutes));
}

}  // namespace

std::string rfc3339(Instant instant) {
  instant = std::clamp(instant, first_written, last_written);
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const auto year = static_cast<int>(date.year());
  const auto time = static_cast<int>((instant - day).count());
  // Digit by digit: a list of members writes two million of these.
  std::string text = "0000-00-00T00:00:00Z";
  put_two_digits(text, 0, year / 100);
  put_two_digits(text, 2, year % 100);
  put_two_digits(text, 5, static_cast<int>(static_cast<unsigned>(date.month())));
  put_two_digits(text, 8, static_cast<int>(static_cast<unsigned>(date.day())));
  put_two_digits(text, 11, time / 3600);
  put_two_digits(text, 14, time / 60 % 60);
  put_two_digits(text, 17, time % 60);
  return text;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, "-")) return {};
  const auto month = take_digits(text, 2);
  if (!month || !take(text, "-")) return {};
  const auto day = take_digits(text, 2);
  if (!day || !take(text, "Tt ")) return {};
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ":")) return {};
  const auto minute = take_digits(text, 2);
  if (!minute || !take(text, ":")) return {};
  const auto second = take_digits(text, 2);
  if (!second) return {};
  if (take(text, ".")) {
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0) return {};
    text.remove_prefix(digits == std::string_view::npos ? text.size() : digits);
  }
  const auto offset = take_offset(text);
  const auto date = std::chrono::year(*year) / *month / *day;
  if (!offset || !text.empty() || !date.ok() || *hour > 23 || *minute > 59 || *second > 60)
    return {};
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second) - *offset;
}

std::unique_ptr<Clock> system_clock() { return std::make_unique<SystemClock>(); }

std::unique_ptr<Clock> stopped_clock(Instant now) { return std::make_unique<StoppedClock>(now); }

}  // namespace qlab
