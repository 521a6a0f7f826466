// SPDX-License-Identifier: Apache-2.0
#include "lib/core/small_cells.hpp"

#include <algorithm>
#include <numeric>

namespace qlab {
namespace {

bool is_small(std::int64_t people) { return people > 0 && people < smallest_cell; }

/// Withheld cells hold somebody, and everybody knows their sum: each is one of 1 .. sum - others.
/// The sum is a number of people like any other, and not one that small numbers reach only if all
/// are the largest of them.
bool is_safe(std::int64_t withheld, std::int64_t sum) {
  if (withheld == 0) return true;
  return withheld > 1 && sum >= smallest_cell && sum - withheld + 1 >= fewest_possible &&
         sum != withheld * (smallest_cell - 1);
}

std::vector<std::size_t> smallest_first(std::span<const std::int64_t> cells) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] > 0) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return cells[a] < cells[b]; });
  return order;
}

}  // namespace

PublicRow disclosed(std::span<const std::int64_t> cells) {
  const auto total = std::accumulate(cells.begin(), cells.end(), std::int64_t{0});
  PublicRow row{{cells.begin(), cells.end()}, total};
  std::int64_t withheld = 0;
  std::int64_t sum = 0;
  std::int64_t last = 0;
  for (const auto cell : smallest_first(cells)) {
    const auto people = cells[cell];
    // Of equal ones all are withheld: which of them is would tell those before from those behind.
    if (!is_small(people) && people != last && is_safe(withheld, sum)) return row;
    row.cells[cell].reset();
    ++withheld;
    sum += people;
    last = people;
  }
  if (is_safe(withheld, sum)) return row;
  return {std::vector<Shown>(cells.size()), {}};
}

Shown disclosed(std::int64_t people) { return is_small(people) ? Shown() : Shown(people); }

std::optional<Interval> possible(const PublicRow& row, std::size_t cell) {
  if (const auto shown = row.cells[cell]) return Interval{*shown, *shown};
  if (!row.total) return {};
  auto sum = *row.total;
  std::int64_t withheld = 0;
  for (const auto& each : row.cells) {
    sum -= each.value_or(0);
    withheld += each ? 0 : 1;
  }
  if (withheld == 1) return Interval{sum, sum};
  return Interval{1, sum - withheld + 1};
}

}  // namespace qlab
