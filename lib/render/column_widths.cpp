// SPDX-License-Identifier: Apache-2.0
#include "lib/render/column_widths.hpp"

#include <algorithm>

namespace qlab::render {
namespace {

constexpr std::size_t least = 4;

}  // namespace

std::vector<std::size_t> column_widths(std::span<const std::size_t> wanted, std::size_t room) {
  std::vector<std::size_t> widths(wanted.begin(), wanted.end());
  std::vector<std::size_t> narrow_first(widths);
  std::ranges::sort(narrow_first);
  const auto spaces = widths.empty() ? 0 : widths.size() - 1;
  auto left = room > spaces ? room - spaces : 0;
  auto columns = widths.size();
  for (const auto width : narrow_first) {
    const auto share = left / columns;
    if (width > share) {
      // From here on all get the same; the first of them what does not divide.
      auto odd = left % columns;
      for (auto& each : widths) {
        if (each <= share) continue;
        each = std::min(each, std::max(least, share + (odd > 0 ? 1 : 0)));
        odd -= std::min<std::size_t>(odd, 1);
      }
      return widths;
    }
    left -= width;
    --columns;
  }
  return widths;
}

}  // namespace qlab::render
