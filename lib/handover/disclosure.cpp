// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/disclosure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace qlab::handover {
namespace {

bool is_small(std::int64_t people) { return people > 0 && people < smallest_cell; }

/// Whether the sum of so many withheld cells, which anybody can work out, gives none of them away.
/// The sum is a number of people like any other. Each cell holds somebody, so a sum as small as
/// their number makes all of them ones; and one that small numbers reach only if all are the
/// largest of them is as good as naming them.
bool is_safe(std::int64_t cells, std::int64_t sum) {
  if (cells == 0) return true;
  constexpr auto largest_small = smallest_cell - 1;
  return cells > 1 && sum >= smallest_cell && sum > cells && sum != cells * largest_small;
}

Row shown_whole(std::span<const std::int64_t> cells, std::int64_t total) {
  return {{cells.begin(), cells.end()}, total};
}

Row withheld_whole(std::size_t cells) { return {std::vector<Count>(cells), {}}; }

/// The indexes of the cells that hold anybody, the smallest first.
std::vector<std::size_t> ascending(std::span<const std::int64_t> cells) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] > 0) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return cells[a] < cells[b]; });
  return order;
}

}  // namespace

Row disclose(std::span<const std::int64_t> cells, Disclosure disclosure) {
  const auto total = std::accumulate(cells.begin(), cells.end(), std::int64_t{0});
  if (disclosure == Disclosure::restricted) return shown_whole(cells, total);
  if (is_small(total)) return withheld_whole(cells.size());

  auto row = shown_whole(cells, total);
  std::int64_t withheld = 0;
  std::int64_t sum = 0;
  std::int64_t last = 0;
  for (const auto index : ascending(cells)) {
    // Of equal ones all are withheld: which of them is would tell those before from those behind.
    const bool is_next = cells[index] == last;
    if (!is_small(cells[index]) && !is_next && is_safe(withheld, sum)) return row;
    row.cells[index].reset();
    ++withheld;
    sum += cells[index];
    last = cells[index];
  }
  return is_safe(withheld, sum) ? row : withheld_whole(cells.size());
}

Count disclose(std::int64_t people, Disclosure disclosure) {
  return disclose(std::span(&people, 1), disclosure).total;
}

Parts disclose(std::span<const Cell> cells, Disclosure disclosure) {
  std::vector<std::int64_t> people;
  for (const auto& cell : cells) people.push_back(cell.people);
  const auto row = disclose(people, disclosure);
  Parts parts;
  parts.total = row.total;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    parts.parts.push_back({cells[i].label, row.cells[i]});
  }
  return parts;
}

Parts disclose_largest(std::vector<Cell> cells, Disclosure disclosure) {
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return a.people != b.people ? a.people > b.people : a.label < b.label;
  });
  auto parts = disclose(cells, disclosure);
  if (!parts.total) return {};
  std::int64_t rest = *parts.total;
  for (const auto& part : parts.parts) rest -= part.people.value_or(0);
  const auto withheld =
      std::erase_if(parts.parts, [](const Part& part) { return !part.people.has_value(); });
  // One bar of everybody says nothing.
  if (parts.parts.empty()) return parts;
  if (withheld > 0) parts.parts.push_back({fmt::format("{} others together", withheld), rest});
  parts.together = withheld;
  return parts;
}

}  // namespace qlab::handover
