// SPDX-License-Identifier: Apache-2.0
// Which of the comments found is the best: Okapi BM25 (Robertson and Zaragoza, 2009), counted over
// those that are compared. Used by the search alone.
#pragma once

#include <cstdint>
#include <vector>

namespace qlab::comments {

struct Candidate {
  std::int64_t id = 0;
  double length = 0;                  ///< in words
  std::vector<std::uint32_t> counts;  ///< of each phrase in it
};

/// How much it says of a comment that it holds something: the more the fewer do.
double rarity(std::int64_t holding, std::int64_t of_all);

/// The best first, of equals the older. The rarities are those of the phrases.
std::vector<std::int64_t> best_first(const std::vector<Candidate>& candidates,
                                     const std::vector<double>& rarities);

}  // namespace qlab::comments
