// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/disclosure.hpp"

#include <doctest/doctest.h>

namespace qlab::handover {
namespace {

using Numbers = std::vector<std::int64_t>;

Numbers shown(const PublicRow& row) {
  Numbers numbers;
  for (const auto& cell : row.cells) numbers.push_back(cell.value_or(-1));
  numbers.push_back(row.total.value_or(-1));
  return numbers;
}

Numbers published(const Numbers& cells) { return shown(disclose(cells, Disclosure::published)); }

}  // namespace

TEST_CASE("disclosure: a row without small numbers is shown whole, zeros too") {
  CHECK(published({40, 0, 12}) == Numbers{40, 0, 12, 52});
  CHECK(published({0, 0}) == Numbers{0, 0, 0});
  CHECK(published({}) == Numbers{0});
}

TEST_CASE("disclosure: one small number takes the next smallest with it") {
  CHECK(published({40, 3, 12}) == Numbers{40, -1, -1, 55});
  CHECK(published({40, 3, 0, 12}) == Numbers{40, -1, 0, -1, 55});
}

TEST_CASE("disclosure: several small numbers protect each other where their sum tells nothing") {
  CHECK(published({40, 3, 4}) == Numbers{40, -1, -1, 47});
  CHECK(published({40, 2, 3}) == Numbers{40, -1, -1, 45});
  CHECK(published({40, 1, 1, 30}) == Numbers{40, -1, -1, -1, 72});
  CHECK(published({40, 4, 4, 30}) == Numbers{40, -1, -1, -1, 78});
}

TEST_CASE("disclosure: of equal numbers all are withheld, or the one that is would tell the rest") {
  // With one of the fives shown, nothing but 5, 5 and 4 would look like this.
  CHECK(published({5, 5, 4, 20}) == Numbers{-1, -1, -1, 20, 34});
  CHECK(published({5, 6, 4, 20}) == Numbers{-1, 6, -1, 20, 35});
}

TEST_CASE("disclosure: a row that cannot be protected is withheld whole") {
  CHECK(published({3, 0, 0}) == Numbers{-1, -1, -1, -1});
  CHECK(published({2, 2}) == Numbers{-1, -1, -1});
  CHECK(published({1, 1, 1, 1, 1}) == Numbers{-1, -1, -1, -1, -1, -1});
}

TEST_CASE("disclosure: staff see every number") {
  CHECK(shown(disclose(Numbers{40, 3, 1}, Disclosure::restricted)) == Numbers{40, 3, 1, 44});
  CHECK(disclose(3, Disclosure::restricted) == 3);
}

TEST_CASE("disclosure: a number alone is withheld from one to four") {
  CHECK(disclose(0, Disclosure::published) == 0);
  CHECK_FALSE(disclose(1, Disclosure::published).has_value());
  CHECK_FALSE(disclose(4, Disclosure::published).has_value());
  CHECK(disclose(5, Disclosure::published) == 5);
}

TEST_CASE("disclosure: small groups lose their names and become one") {
  const auto parts = disclose_largest({{"Malta", 2}, {"Wales", 40}, {"Eire", 4}, {"England", 60}},
                                      Disclosure::published);
  REQUIRE(parts.parts.size() == 3);
  CHECK(parts.parts[0].label == "England");
  CHECK(parts.parts[1].label == "Wales");
  CHECK(parts.parts[2].label == "2 others together");
  CHECK(parts.parts[2].people == 6);
  CHECK(parts.together == 2);
  CHECK(parts.total == 106);
}

TEST_CASE("disclosure: groups that are all small are not even named") {
  const auto parts = disclose_largest({{"Malta", 2}, {"Eire", 2}}, Disclosure::published);
  CHECK(parts.parts.empty());
  CHECK_FALSE(parts.total.has_value());
  const auto few = disclose_largest({{"Malta", 3}, {"Eire", 6}}, Disclosure::published);
  CHECK(few.parts.empty());
  CHECK(few.total == 9);
}

}  // namespace qlab::handover
