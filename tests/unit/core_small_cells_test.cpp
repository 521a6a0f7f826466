// SPDX-License-Identifier: Apache-2.0
#include "lib/core/small_cells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "tests/support/small_cells.hpp"

namespace qlab {
namespace {

using test::Cells;
using test::each_table;
using test::shown;

std::string shown(const PublicRow& row) {
  std::string text = shown(row.total) + ":";
  for (const auto& cell : row.cells) text += shown(cell) + " ";
  return text;
}

/// Calls each with every row of so many cells from 0 to most.
void every_row(std::size_t cells, std::int64_t most, const std::function<void(Cells)>& each) {
  Cells row(cells, 0);
  while (true) {
    each(row);
    std::size_t at = 0;
    while (at < cells && row[at] == most) row[at++] = 0;
    if (at == cells) return;
    ++row[at];
  }
}

/// How many numbers a reader who knows the rule can believe of a withheld cell: those that leave
/// each of the others at least one and at most so many people of the withheld sum.
std::int64_t guesses(std::size_t withheld, std::int64_t sum, std::int64_t most) {
  const auto others = static_cast<std::int64_t>(withheld) - 1;
  const auto least = std::max<std::int64_t>(1, sum - others * most);
  return std::max<std::int64_t>(0, std::min(most, sum - others) - least + 1);
}

void check_protected(const Cells& cells) {
  const auto row = disclosed(cells);
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
    REQUIRE(guesses(withheld, sum, sum) > 1);
    // Also for those who guess that nothing but small numbers was withheld, and are right.
    if (only_small) REQUIRE(guesses(withheld, sum, smallest_cell - 1) > 1);
  }
}

}  // namespace

TEST_CASE("small cells: small numbers are withheld, and another with them") {
  CHECK(shown(disclosed(Cells{40, 7, 0, 153})) == "200:40 7 0 153 ");
  CHECK(shown(disclosed(Cells{40, 3, 7, 150})) == "200:40 * * 150 ");
  CHECK(shown(disclosed(Cells{40, 3, 2, 150})) == "195:40 * * 150 ");
  CHECK(shown(disclosed(Cells{1, 1, 20, 150})) == "172:* * * 150 ");
  CHECK(shown(disclosed(Cells{1, 2, 0, 1})) == "*:* * * * ");
  CHECK(shown(disclosed(Cells{0, 0})) == "0:0 0 ");
  CHECK(shown(disclosed(4)) == "*");
  CHECK(shown(disclosed(5)) == "5");
}

TEST_CASE(
    "small cells: no withheld number can be worked out, also by who knows how it is withheld") {
  for (std::int64_t people = 0; people <= 22; ++people) {
    std::map<std::string, std::vector<Cells>> alike;
    each_table(4, people, [&](const Cells& cells) {
      const auto row = disclosed(cells);
      alike[shown(row)].push_back(cells);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (row.cells[i]) CHECK((cells[i] == 0 || cells[i] >= smallest_cell));
        const auto interval = possible(row, i);
        if (!interval || row.cells[i]) continue;
        CHECK(interval->least <= cells[i]);
        CHECK(interval->most >= cells[i]);
        CHECK(interval->most - interval->least + 1 >= fewest_possible);
      }
    });
    for (const auto& group : alike) {
      const auto& tables = group.second;
      const auto row = disclosed(tables.front());
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i]) continue;
        std::set<std::int64_t> values;
        for (const auto& cells : tables) values.insert(cells[i]);
        CAPTURE(group.first);
        // A total under five that is withheld is one of several too.
        if (row.total) CHECK(values.size() > 1);
      }
    }
  }
}

TEST_CASE("small cells: in every row of three cells no small number can be worked out") {
  every_row(3, 12, check_protected);
}

TEST_CASE("small cells: in every row of four cells no small number can be worked out") {
  every_row(4, 6, check_protected);
}

}  // namespace qlab
