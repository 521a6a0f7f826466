// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qlab::comments {
namespace {

// What FTS5 and most others take.
constexpr double saturation = 1.2;
constexpr double weight_of_length = 0.75;

double average_length(const std::vector<Candidate>& candidates) {
  double sum = 0;
  for (const auto& each : candidates) sum += each.length;
  return std::max(sum / static_cast<double>(candidates.size()), 1.0);
}

double score(const Candidate& candidate, const std::vector<double>& rarities, double average) {
  const auto relative = candidate.length / average;
  const auto damping = saturation * (1 - weight_of_length + weight_of_length * relative);
  double sum = 0;
  for (std::size_t i = 0; i < rarities.size(); ++i) {
    const double count = candidate.counts[i];
    sum += rarities[i] * count * (saturation + 1) / (count + damping);
  }
  return sum;
}

}  // namespace

double rarity(std::int64_t holding, std::int64_t of_all) {
  const auto others = static_cast<double>(std::max<std::int64_t>(of_all - holding, 0));
  return std::log(1 + (others + 0.5) / (static_cast<double>(holding) + 0.5));
}

std::vector<std::int64_t> best_first(const std::vector<Candidate>& candidates,
                                     const std::vector<double>& rarities) {
  const auto average = average_length(candidates);
  std::vector<std::pair<double, std::int64_t>> weighed;
  weighed.reserve(candidates.size());
  for (const auto& each : candidates)
    weighed.emplace_back(-score(each, rarities, average), each.id);
  std::ranges::sort(weighed);
  std::vector<std::int64_t> ids;
  ids.reserve(weighed.size());
  for (const auto& [score, id] : weighed) ids.push_back(id);
  return ids;
}

}  // namespace qlab::comments
