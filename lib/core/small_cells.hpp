// SPDX-License-Identifier: Apache-2.0
// What of a row of people may be said in public: no number under five, and none that could be
// worked out from the others. The one rule for tallies, sites, reports and packs: two rules for the
// same row would give away together what each withholds. Pure arithmetic on one row of cells that
// everybody is in once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace qlab {

inline constexpr std::int64_t smallest_cell = 5;

/// Of a withheld cell, so many values are possible at least.
inline constexpr std::int64_t fewest_possible = 3;

/// A number of people, or nothing where it is withheld.
using Shown = std::optional<std::int64_t>;

struct PublicRow {
  std::vector<Shown> cells;
  Shown total;
};

/// Zeros are shown: nobody is in an empty cell. With the small cells the smallest of the others are
/// withheld until each could be one of several numbers. Where not even all are enough, nothing of
/// the row is shown, its total included.
PublicRow disclosed(std::span<const std::int64_t> cells);

/// A number that stands alone.
Shown disclosed(std::int64_t people);

struct Interval {
  std::int64_t least = 0;
  std::int64_t most = 0;

  bool operator==(const Interval&) const = default;
};

/// What a reader can work out about one cell of a row; nothing where the total is withheld too.
std::optional<Interval> possible(const PublicRow& row, std::size_t cell);

}  // namespace qlab
