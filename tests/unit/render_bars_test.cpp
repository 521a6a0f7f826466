// SPDX-License-Identifier: Apache-2.0
#include "lib/render/bars.hpp"

#include <doctest/doctest.h>

#include <array>

namespace qlab::render {

TEST_CASE("bars: they are as long as their numbers, and the longest fits") {
  constexpr std::array<LabelledNumber, 4> numbers{
      {{"yes", 12}, {"maybe", 6}, {"no", 1}, {"waiting", 0}}};
  CHECK(bars(numbers, 24) ==
        "yes      12 ████████████\n"
        "maybe     6 ██████\n"
        "no        1 █\n"
        "waiting   0\n");
}

TEST_CASE("bars: no number is too small to be seen, and nothing is nothing") {
  constexpr std::array<LabelledNumber, 2> far_apart{{{"a", 1}, {"b", 1000000}}};
  CHECK(bars(far_apart, 20).starts_with("a        1 █\n"));
  constexpr std::array<LabelledNumber, 1> none{{{"a", 0}}};
  CHECK(bars(none, 20) == "a  0\n");
  CHECK(bars({}, 20).empty());
}

TEST_CASE("bars: a narrow terminal keeps labels and numbers") {
  constexpr std::array<LabelledNumber, 1> numbers{{{"waitlisted", 12345}}};
  CHECK(bars(numbers, 5) == "waitlisted  12345 █\n");
}

}  // namespace qlab::render
