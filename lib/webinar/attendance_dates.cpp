// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_dates.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

std::vector<WrittenTime> dated_times(const Presences& presences) {
  std::vector<WrittenTime> times;
  for (const auto& presence : presences.rows) {
    for (const auto& time : {presence.join, presence.leave}) {
      if (time && time->has_date) times.push_back(*time);
    }
  }
  return times;
}

std::string long_day(std::chrono::local_seconds local) {
  return calendar::long_date(Instant(local.time_since_epoch()), "UTC");
}

/// A day off is still the webinar's: the organiser's clock may be in another zone.
bool is_on_day_of(std::chrono::local_seconds local, const Webinar& webinar) {
  const auto apart = local - calendar::to_local(webinar.starts_at, webinar.zone);
  return std::chrono::abs(apart) < std::chrono::days(1);
}

/// Of a time without its day: the one nearest to the beginning of the webinar.
std::chrono::local_seconds near_start(seconds time_of_day, const Webinar& webinar) {
  const auto start = calendar::to_local(webinar.starts_at, webinar.zone);
  const auto day = std::chrono::floor<std::chrono::days>(start);
  auto nearest = day + time_of_day;
  for (const auto other : {nearest - std::chrono::days(1), nearest + std::chrono::days(1)}) {
    if (std::chrono::abs(other - start) < std::chrono::abs(nearest - start)) nearest = other;
  }
  return nearest;
}

}  // namespace

DateOrder decide_order(const Presences& presences, std::string_view source,
                       const Webinar& webinar) {
  const auto times = dated_times(presences);
  auto orders = possible_orders(times);
  const auto where =
      presences.rows.empty() ? std::string(source) : place(source, presences.rows.front().place);
  if (orders.empty()) {
    throw Error(Kind::data,
                fmt::format("{}: the dates are those of no single meeting in any order of day, "
                            "month and year",
                            where),
                "export the report of one meeting");
  }
  if (orders.size() == 1) return orders.front();
  for (const auto order : orders) {
    if (is_on_day_of(*resolve(times.front(), order), webinar)) return order;
  }
  std::vector<std::string> days;
  for (const auto order : orders) days.push_back(long_day(*resolve(times.front(), order)));
  throw Error(Kind::data, fmt::format("{}: the dates can mean {}", where, text::join(days, " or ")),
              fmt::format("neither another row nor the webinar ({}) decides it; write the dates in "
                          "the file as 2027-02-20",
                          calendar::long_date(webinar.starts_at, webinar.zone)));
}

std::optional<Instant> to_instant(const std::optional<WrittenTime>& time, DateOrder order,
                                  const Webinar& webinar) {
  if (!time) return {};
  if (!time->has_date) {
    return calendar::candidates(near_start(time->time_of_day, webinar), webinar.zone).first;
  }
  const auto local = *resolve(*time, order);
  if (time->ahead_of_utc) return Instant(local.time_since_epoch()) - *time->ahead_of_utc;
  // A report does not say which of two equal wall times it means, and never writes a skipped one.
  return calendar::candidates(local, webinar.zone).first;
}

}  // namespace qlab::webinar
