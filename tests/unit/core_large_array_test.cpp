// SPDX-License-Identifier: Apache-2.0
#include "lib/core/large_array.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>

namespace qlab {

TEST_CASE("large array: it is zero at first, keeps what is written, and moves") {
  constexpr std::size_t size = 1 << 20;
  LargeArray<std::uint64_t> array(size);
  CHECK(array.size() == size);
  CHECK(std::all_of(array.begin(), array.end(), [](std::uint64_t item) { return item == 0; }));
  array[size - 1] = 7;
  auto moved = std::move(array);
  CHECK(moved[size - 1] == 7);
  CHECK(LargeArray<int>().empty());
}

}  // namespace qlab
