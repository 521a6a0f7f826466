// SPDX-License-Identifier: Apache-2.0
// Every table that could stand behind what was shown: small numbers must not follow from it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lib/core/small_cells.hpp"

namespace qlab::test {

/// So many people in each.
using Cells = std::vector<std::int64_t>;

/// Every way in which so many people can be in these cells.
inline void each_table(std::size_t cells, std::int64_t people,
                       const std::function<void(const Cells&)>& call, Cells so_far = {}) {
  if (so_far.size() + 1 == cells) {
    so_far.push_back(people);
    return call(so_far);
  }
  for (std::int64_t here = 0; here <= people; ++here) {
    auto more = so_far;
    more.push_back(here);
    each_table(cells, people - here, call, more);
  }
}

/// As a reader sees it: a star where nothing is shown.
inline std::string shown(const Shown& number) { return number ? std::to_string(*number) : "*"; }

}  // namespace qlab::test
