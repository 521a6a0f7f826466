// SPDX-License-Identifier: Apache-2.0
// The report's numbers under the rule of lib/core/small_cells.hpp, or as they are for staff.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/core/small_cells.hpp"

namespace qlab::handover {

enum class Disclosure {
  published,  ///< the rule holds
  restricted  ///< every number as it is, for staff
};

/// A number of people that may be shown, or nothing where it is withheld.
using Count = Shown;

/// What a row of people, each in exactly one cell, may show.
PublicRow disclose(std::span<const std::int64_t> cells, Disclosure disclosure);

/// Decides about a number that stands alone.
Count disclose(std::int64_t people, Disclosure disclosure);

/// So many of a whole; people is nothing where the number or what is left of the whole is small.
struct Of {
  Count people;
  Count whole;
};
Of of(std::int64_t people, std::int64_t whole, Disclosure disclosure);

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
