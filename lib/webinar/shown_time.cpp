// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/shown_time.hpp"

#include <fmt/format.h>

#include "lib/calendar/zone.hpp"

namespace qlab::webinar {
namespace {

std::string hours_in(const Webinar& webinar, std::string_view zone) {
  const auto from = calendar::clock_time(webinar.starts_at, zone);
  const auto until = calendar::clock_time(webinar.ends_at(), zone);
  constexpr std::size_t clock = 5;
  const bool same_zone = from.substr(clock) == until.substr(clock);
  return fmt::format("{} to {}", same_zone ? from.substr(0, clock) : from, until);
}

std::string amount(std::int64_t number, std::string_view unit) {
  return fmt::format("{} {}{}", number, unit, number == 1 ? "" : "s");
}

}  // namespace

std::string hours(const Webinar& webinar) { return hours_in(webinar, webinar.zone); }

std::string hours_in_utc(const Webinar& webinar) {
  if (webinar.zone == "UTC") return {};
  const auto day = calendar::long_date(webinar.starts_at, "UTC");
  const auto time = hours_in(webinar, "UTC");
  if (day == calendar::long_date(webinar.starts_at, webinar.zone)) return time;
  return fmt::format("{}, {}", day, time);
}

std::string length(const Webinar& webinar) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(webinar.duration).count();
  if (minutes < 60) return amount(minutes, "minute");
  if (minutes % 60 == 0) return amount(minutes / 60, "hour");
  return amount(minutes / 60, "hour") + " " + amount(minutes % 60, "minute");
}

}  // namespace qlab::webinar
