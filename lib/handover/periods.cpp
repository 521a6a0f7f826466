// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/periods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "lib/calendar/zone.hpp"

namespace qlab::handover {
namespace {

constexpr std::array<std::string_view, 3> names{"month", "quarter", "year"};
constexpr std::array<int, 3> lengths{1, 3, 12};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int length(Unit unit) { return lengths.at(static_cast<std::size_t>(unit)); }

/// Months since the year 0, of the day on the wall of the zone. What lies outside the years that
/// time zones are known for counts into the first or the last of them.
int month_of(Instant instant, std::string_view zone) {
  using namespace std::chrono;
  const Instant earliest = sys_days(year(calendar::first_year) / 1 / 2);
  const Instant latest = sys_days(year(calendar::last_year) / 12 / 30);
  const auto local = calendar::to_local(std::clamp(instant, earliest, latest), zone);
  const year_month_day day(floor<days>(local));
  return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) -
         1;
}

Instant start_of(int month, std::string_view zone) {
  using namespace std::chrono;
  const auto number = static_cast<unsigned>(month % 12) + 1;
  const auto day = local_days(year(month / 12) / std::chrono::month(number) / 1);
  return calendar::start_of_day(day, zone);
}

std::string label(Unit unit, int month) {
  const int year = month / 12;
  switch (unit) {
    case Unit::month:
      return fmt::format("{} {}", months.at(static_cast<std::size_t>(month % 12)), year);
    case Unit::quarter:
      return fmt::format("{} Q{}", year, month % 12 / 3 + 1);
    default:
      return fmt::format("{}", year);
  }
}

Unit fitting(int first, int last) {
  for (const auto unit : {Unit::month, Unit::quarter}) {
    if (last / length(unit) - first / length(unit) < most_periods) return unit;
  }
  return Unit::year;
}

}  // namespace

std::string_view name(Unit unit) { return names.at(static_cast<std::size_t>(unit)); }

Periods periods(Instant first, Instant last, std::string_view zone) {
  const int first_month = month_of(first, zone);
  const int last_month = std::max(first_month, month_of(last, zone));
  Periods periods;
  periods.unit = fitting(first_month, last_month);
  const int step = length(periods.unit);
  for (int month = first_month - first_month % step; month <= last_month; month += step) {
    periods.starts.push_back(start_of(month, zone));
    periods.labels.push_back(label(periods.unit, month));
  }
  return periods;
}

}  // namespace qlab::handover
