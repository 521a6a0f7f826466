// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/disclosure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace qlab::handover {

PublicRow disclose(std::span<const std::int64_t> cells, Disclosure disclosure) {
  if (disclosure == Disclosure::published) return disclosed(cells);
  return {{cells.begin(), cells.end()},
          std::accumulate(cells.begin(), cells.end(), std::int64_t{0})};
}

Count disclose(std::int64_t people, Disclosure disclosure) {
  return disclosure == Disclosure::published ? disclosed(people) : people;
}

Of of(std::int64_t people, std::int64_t whole, Disclosure disclosure) {
  const std::array row{people, std::max<std::int64_t>(0, whole - people)};
  const auto shown = disclose(row, disclosure);
  return {shown.cells[0], shown.total};
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
