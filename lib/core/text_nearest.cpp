// SPDX-License-Identifier: Apache-2.0
// Part of lib/core/text.hpp.
// "Did you mean": the candidate most like a word.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"

namespace qlab::text {
namespace {

/// Insertions, deletions, replacements and swaps of neighbours between two words.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto change = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  // Words of foreign length are cut, so that a hostile one costs no quadratic time.
  const auto folded = fold(word.substr(0, 64));
  std::optional<std::string_view> best;
  auto least = std::max<std::size_t>(1, folded.size() / 3) + 1;
  for (const auto candidate : candidates) {
    const auto away = distance(folded, fold(candidate.substr(0, 64)));
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto best = nearest(word, candidates);
  return best ? fmt::format("did you mean '{}'?", *best) : std::string();
}

}  // namespace qlab::text
