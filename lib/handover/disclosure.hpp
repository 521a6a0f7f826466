// SPDX-License-Identifier: Apache-2.0
// The small-cell rule: what is published never shows a number under five people, nor lets one be
// found by subtracting what is shown from a total. Pure arithmetic on one row and its total.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace qlab::handover {

inline constexpr std::int64_t smallest_cell = 5;

enum class Disclosure {
  published,  ///< the rule holds
  restricted  ///< every number as it is, for staff
};

/// A number of people that may be shown, or nothing where it is withheld.
using Count = std::optional<std::int64_t>;

struct Row {
  std::vector<Count> cells;
  Count total;
};

/// Decides what a row of people, each in exactly one cell, may show. Zeros are shown: nobody stands
/// in an empty cell. Where the total is shown, every withheld cell could be one of several numbers.
/// A row that cannot be protected by withholding some cells is withheld whole, zeros and total too.
Row disclose(std::span<const std::int64_t> cells, Disclosure disclosure);

/// Decides about a number that stands alone.
Count disclose(std::int64_t people, Disclosure disclosure);

/// One of several parts that everybody belongs to.
struct Cell {
  std::string label;
  std::int64_t people = 0;
};

struct Part {
  std::string label;
  Count people;
};

struct Parts {
  std::vector<Part> parts;
  Count total;
  std::size_t together = 0;  ///< how many withheld parts the last one stands for
};

/// The parts in their order, the withheld ones among them.
Parts disclose(std::span<const Cell> cells, Disclosure disclosure);

/// For parts that people named themselves (nations, roles): the largest first, and instead of the
/// withheld ones, whose names are withheld too, one last part with their sum. Nothing but the total
/// where that would show too little.
Parts disclose_largest(std::vector<Cell> cells, Disclosure disclosure);

}  // namespace qlab::handover
