// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/written.hpp"

#include <fmt/format.h>

#include "lib/calendar/zone.hpp"

namespace qlab::calendar {
namespace {

std::string amount(std::int64_t number, std::string_view unit) {
  return fmt::format("{} {}{}", number, unit, number == 1 ? "" : "s");
}

}  // namespace

std::string short_day(Instant instant, std::string_view zone) {
  const auto whole = shown(instant, zone);
  return whole.substr(0, whole.find(':') - 3);
}

std::string hours(const Span& span, std::string_view zone) {
  const auto from = clock_time(span.from, zone);
  const auto until = clock_time(span.until, zone);
  constexpr std::size_t clock = 5;
  const bool same_zone = from.substr(clock) == until.substr(clock);
  return fmt::format("{} to {}", same_zone ? from.substr(0, clock) : from, until);
}

std::string hours_elsewhere(const Span& span, std::string_view home, std::string_view zone) {
  if (home == zone) return {};
  const auto day = long_date(span.from, zone);
  const auto time = hours(span, zone);
  if (day == long_date(span.from, home)) return time;
  return fmt::format("{}, {}", day, time);
}

std::string length_in_words(std::chrono::seconds duration) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(duration).count();
  if (minutes < 60) return amount(minutes, "minute");
  if (minutes % 60 == 0) return amount(minutes / 60, "hour");
  return amount(minutes / 60, "hour") + " " + amount(minutes % 60, "minute");
}

}  // namespace qlab::calendar
