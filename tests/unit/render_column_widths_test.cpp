// SPDX-License-Identifier: Apache-2.0
#include "lib/render/column_widths.hpp"

#include <doctest/doctest.h>

#include <array>

namespace qlab::render {

using Widths = std::vector<std::size_t>;

TEST_CASE("column widths: what fits stays as it is") {
  CHECK(column_widths(std::array<std::size_t, 3>{2, 10, 6}, 20) == Widths{2, 10, 6});
  CHECK(column_widths({}, 20).empty());
}

TEST_CASE("column widths: the widest give way, and share what the narrow ones leave") {
  CHECK(column_widths(std::array<std::size_t, 3>{2, 40, 60}, 44) == Widths{2, 20, 20});
  CHECK(column_widths(std::array<std::size_t, 4>{2, 40, 10, 60}, 44) == Widths{2, 15, 10, 14});
}

TEST_CASE("column widths: no column becomes too narrow to read, however little room there is") {
  CHECK(column_widths(std::array<std::size_t, 3>{2, 40, 60}, 10) == Widths{2, 4, 4});
  CHECK(column_widths(std::array<std::size_t, 2>{3, 40}, 0) == Widths{3, 4});
}

}  // namespace qlab::render
