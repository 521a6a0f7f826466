// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/date_order.hpp"

#include <algorithm>

namespace qlab::webinar {
namespace {

constexpr int oldest_year = 2017;  // the software is no older
constexpr int newest_year = 2037;
constexpr auto longest_meeting = std::chrono::days(2);

/// 27 is 2027, and so is 2570 of the Buddhist calendar, which Thailand writes.
int full_year(int year) {
  constexpr int buddhist = 543;
  if (year < 100) return 2000 + year;
  return year >= oldest_year + buddhist ? year - buddhist : year;
}

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

}  // namespace

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

}  // namespace qlab::webinar
