// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/ranking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace qlab::comments {

using Ids = std::vector<std::int64_t>;

TEST_CASE("ranking: more often is better, longer is worse, and equals stand by their age") {
  CHECK(best_first({{1, 50, {1}}, {2, 50, {2}}, {3, 20, {1}}, {4, 50, {1}}}, {1}) ==
        Ids{2, 3, 1, 4});
  CHECK(best_first({}, {1}).empty());
  CHECK(best_first({{7, 0, {1}}}, {1}) == Ids{7});
}

TEST_CASE("ranking: both words three times say more than one of them five times") {
  const auto rare = rarity(10, 1000);
  CHECK(best_first({{1, 50, {5, 1}}, {2, 50, {3, 3}}}, {rare, rare}) == Ids{2, 1});
  CHECK(best_first({{1, 50, {5, 1}}, {2, 50, {3, 3}}}, {rare, 0}) == Ids{1, 2});
}

TEST_CASE("ranking: rarity falls with how many hold a word and is never below nothing") {
  CHECK(rarity(1, 1000) > rarity(10, 1000));
  CHECK(rarity(10, 1000) > rarity(1000, 1000));
  CHECK(rarity(1000, 1000) > 0);
  CHECK(rarity(1000, 10) > 0);
}

TEST_CASE("ranking: everybody is there once, in whatever order they came, in the same order") {
  std::mt19937 random(5);
  const auto below = [&](unsigned most) { return static_cast<std::uint32_t>(random() % most); };
  std::vector<Candidate> candidates;
  for (std::int64_t id = 1; id <= 500; ++id) {
    candidates.push_back({id, static_cast<double>(below(90)), {below(4) + 1, below(3) + 1}});
  }
  const auto first = best_first(candidates, {1.5, 0.5});
  std::shuffle(candidates.begin(), candidates.end(), random);
  CHECK(best_first(candidates, {1.5, 0.5}) == first);
  auto sorted = first;
  std::ranges::sort(sorted);
  CHECK(sorted.size() == 500);
  CHECK(std::ranges::adjacent_find(sorted) == sorted.end());
}

TEST_CASE("ranking: one more of a word never makes a comment worse") {
  std::mt19937 random(6);
  for (int round = 0; round < 300; ++round) {
    const auto length = static_cast<double>(random() % 200);
    const auto times = static_cast<std::uint32_t>(random() % 7 + 1);
    const Candidate less{1, length, {times, 1}};
    const Candidate more{2, length, {times + 1, 1}};
    CAPTURE(length);
    CAPTURE(times);
    REQUIRE(best_first({less, more}, {rarity(3, 100), rarity(5, 100)}) == Ids{2, 1});
  }
}

}  // namespace qlab::comments
