// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "lib/calendar/tzdata.hpp"
#include "lib/core/error.hpp"

namespace qlab::calendar {
namespace {

using std::chrono::floor;

auto period_at(const std::vector<Period>& periods, Instant instant) {
  const auto after =
      std::upper_bound(periods.begin(), periods.end(), instant,
                       [](Instant wanted, const Period& period) { return wanted < period.begin; });
  return std::prev(after);
}

const Period& period(Instant instant, std::string_view zone) {
  const auto* periods = find_periods(zone);
  return *period_at(periods == nullptr ? periods_of("UTC") : *periods, instant);
}

struct Fields {
  std::chrono::year_month_day date;
  std::chrono::weekday weekday;
  std::chrono::hh_mm_ss<std::chrono::seconds> time;
};

Fields fields(LocalTime local) {
  const auto day = floor<std::chrono::days>(local);
  return {std::chrono::year_month_day(day), std::chrono::weekday(day),
          std::chrono::hh_mm_ss(local - day)};
}

constexpr std::array weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                              "Thursday", "Friday", "Saturday"};
constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

std::string_view weekday_name(const Fields& at) { return weekdays[at.weekday.c_encoding()]; }
std::string_view month_name(const Fields& at) {
  return months[static_cast<unsigned>(at.date.month()) - 1];
}

std::string iso_date(const Fields& at) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(at.date.year()),
                     static_cast<unsigned>(at.date.month()), static_cast<unsigned>(at.date.day()));
}

}  // namespace

void check_zone(std::string_view zone) { periods_of(zone); }

bool is_known(std::string_view zone) { return find_periods(zone) != nullptr; }

Candidates candidates(LocalTime local, std::string_view zone) {
  const auto& periods = periods_of(zone);
  const Instant as_utc(local.time_since_epoch());
  // No zone is a day away from UTC, so that the local time is not before this period.
  auto before = period_at(periods, as_utc - std::chrono::days(1));
  for (;; ++before) {
    const auto first = as_utc - before->offset;
    const auto after = std::next(before);
    const bool in_first = first < before->end;
    if (after == periods.end()) return {Reading::unique, first, first};
    const auto second = as_utc - after->offset;
    const bool in_second = second >= after->begin;
    if (in_first && in_second) return {Reading::overlap, first, second};
    if (in_first) return {Reading::unique, first, first};
    if (!in_second) return {Reading::gap, first, second};
  }
}

Instant to_instant(LocalTime local, std::string_view zone) {
  const auto [reading, first, second] = candidates(local, zone);
  if (reading == Reading::unique) return first;
  const auto* what = reading == Reading::gap ? "does not exist in '{1}': it could be {2} or {3}"
                                             : "happens twice in '{1}': as {2} and as {3}";
  const auto earlier = std::min(first, second);
  const auto later = std::max(first, second);
  throw Error(Kind::usage,
              fmt::format(fmt::runtime(std::string("'{0}' ") + what), shown(local), zone,
                          rfc3339(earlier, zone), rfc3339(later, zone)),
              "give one of these two instants instead");
}

LocalTime to_local(Instant instant, std::string_view zone) {
  return LocalTime(instant.time_since_epoch() + period(instant, zone).offset);
}

std::chrono::seconds offset(Instant instant, std::string_view zone) {
  return period(instant, zone).offset;
}

Instant start_of_day(std::chrono::local_days day, std::string_view zone) {
  const auto [reading, first, second] = candidates(LocalTime(day), zone);
  if (reading != Reading::gap) return first;
  // In a gap the instant of the change itself is the first of the day.
  const auto change = period(first, zone).begin;
  if (floor<std::chrono::days>(to_local(change, zone)) != day) {
    throw Error(Kind::usage, fmt::format("the day '{}' does not exist in '{}'",
                                         iso_date(fields(LocalTime(day))), zone));
  }
  return change;
}

std::string shown(LocalTime local) {
  const auto at = fields(local);
  auto out = fmt::format("{} {:02}:{:02}", iso_date(at), at.time.hours().count(),
                         at.time.minutes().count());
  if (at.time.seconds().count() != 0) out += fmt::format(":{:02}", at.time.seconds().count());
  return out;
}

std::string shown(Instant instant, std::string_view zone) {
  const auto at = fields(to_local(instant, zone));
  const auto& abbreviation = period(instant, zone).abbreviation;
  auto out = fmt::format("{:.3} {} {:.3} {:04} {:02}:{:02} {}", weekday_name(at),
                         static_cast<unsigned>(at.date.day()), month_name(at),
                         static_cast<int>(at.date.year()), at.time.hours().count(),
                         at.time.minutes().count(), abbreviation);
  if (abbreviation != zone) out += fmt::format(" ({})", zone);
  return out;
}

std::string shown_in_table(Instant instant, std::string_view zone) {
  return shown(to_local(instant, zone)).substr(0, 11) + clock_time(instant, zone);
}

std::string long_date(Instant instant, std::string_view zone) {
  const auto at = fields(to_local(instant, zone));
  return fmt::format("{} {} {} {}", weekday_name(at), static_cast<unsigned>(at.date.day()),
                     month_name(at), static_cast<int>(at.date.year()));
}

std::string clock_time(Instant instant, std::string_view zone) {
  const auto at = fields(to_local(instant, zone));
  return fmt::format("{:02}:{:02} {}", at.time.hours().count(), at.time.minutes().count(),
                     period(instant, zone).abbreviation);
}

std::string rfc3339(Instant instant, std::string_view zone) {
  const auto east = offset(instant, zone);
  // RFC 3339 has no offsets of seconds, which a few zones had before 1972.
  if (east % std::chrono::minutes(1) != std::chrono::seconds(0)) return qlab::rfc3339(instant);
  const auto at = fields(to_local(instant, zone));
  const auto minutes = std::chrono::abs(std::chrono::duration_cast<std::chrono::minutes>(east));
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", iso_date(at), at.time.hours().count(),
                     at.time.minutes().count(), at.time.seconds().count(),
                     east.count() < 0 ? '-' : '+', minutes.count() / 60, minutes.count() % 60);
}

}  // namespace qlab::calendar
