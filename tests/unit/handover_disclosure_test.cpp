// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/disclosure.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace qlab::handover {
namespace {

using Numbers = std::vector<std::int64_t>;

Numbers shown(const Row& row) {
  Numbers numbers;
  for (const auto& cell : row.cells) numbers.push_back(cell.value_or(-1));
  numbers.push_back(row.total.value_or(-1));
  return numbers;
}

Numbers published(const Numbers& cells) { return shown(disclose(cells, Disclosure::published)); }

/// Calls each with every row of so many cells from 0 to most.
void every_row(std::size_t cells, std::int64_t most, const std::function<void(Numbers)>& each) {
  Numbers row(cells, 0);
  while (true) {
    each(row);
    std::size_t at = 0;
    while (at < cells && row[at] == most) row[at++] = 0;
    if (at == cells) return;
    ++row[at];
  }
}

/// What a reader who knows the rule can believe: every way to share out the withheld sum with at
/// least one and at most so many people in each cell. Returns the possible numbers of the first;
/// the others can be the same.
std::set<std::int64_t> possible(std::size_t withheld, std::int64_t sum, std::int64_t most) {
  std::set<std::int64_t> numbers;
  every_row(withheld, most, [&](const Numbers& guess) {
    const bool somebody = std::all_of(guess.begin(), guess.end(), [](auto n) { return n > 0; });
    if (somebody && std::accumulate(guess.begin(), guess.end(), std::int64_t{0}) == sum) {
      numbers.insert(guess.front());
    }
  });
  return numbers;
}

void check_protected(const Numbers& cells) {
  const auto row = disclose(cells, Disclosure::published);
  std::int64_t sum = 0;
  std::size_t withheld = 0;
  bool only_small = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (row.cells[i]) {
      REQUIRE(*row.cells[i] == cells[i]);
      REQUIRE((cells[i] == 0 || cells[i] >= smallest_cell));
    } else {
      ++withheld;
      sum += cells[i];
      only_small = only_small && cells[i] < smallest_cell;
    }
  }
  if (!row.total) {
    REQUIRE(withheld == cells.size());
  } else if (withheld > 0) {
    REQUIRE(sum >= smallest_cell);
    REQUIRE(possible(withheld, sum, sum).size() > 1);
    // Also for those who guess that nothing but small numbers was withheld, and are right.
    if (only_small) REQUIRE(possible(withheld, sum, smallest_cell - 1).size() > 1);
  }
}

}  // namespace

TEST_CASE("disclosure: in every row of three cells no small number can be worked out") {
  every_row(3, 12, check_protected);
}

TEST_CASE("disclosure: in every row of four cells no small number can be worked out") {
  every_row(4, 6, check_protected);
}

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
