// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/thread.hpp"

#include <doctest/doctest.h>

namespace qlab::comments {

using Parents = std::vector<std::optional<std::size_t>>;

TEST_CASE("comments: replies stand under what they answer, three deep and then beside it") {
  const auto second = reply_to({.id = 10, .depth = 1});
  CHECK(second.depth == 2);
  CHECK(second.parent_id == 10);
  CHECK_FALSE(second.answers_id);
  const auto fourth = reply_to({.id = 30, .depth = 3, .parent_id = 20});
  CHECK(fourth.depth == 3);
  CHECK(fourth.parent_id == 20);
  CHECK(fourth.answers_id == 30);
}

TEST_CASE("comments: parents come first, the rest keeps its order") {
  Parents straight{{}, 0, 1, {}};
  CHECK(parents_first(straight) == std::vector<std::size_t>{0, 1, 2, 3});
  Parents backwards{2, {}, 1, 0};
  CHECK(parents_first(backwards) == std::vector<std::size_t>{1, 2, 0, 3});
}

TEST_CASE("comments: a ring of replies is cut once, whoever hangs on it stays") {
  Parents ring{1, 2, 0, 2};
  CHECK(parents_first(ring).size() == 4);
  CHECK(ring == Parents{1, 2, {}, 2});
  Parents itself{0};
  CHECK(parents_first(itself) == std::vector<std::size_t>{0});
  CHECK_FALSE(itself[0]);
}

TEST_CASE("comments: a chain of a million replies needs no stack") {
  Parents chain(1'000'000);
  for (std::size_t i = 0; i + 1 < chain.size(); ++i) chain[i] = i + 1;
  const auto order = parents_first(chain);
  CHECK(order.size() == chain.size());
  CHECK(order.front() == chain.size() - 1);
}

}  // namespace qlab::comments
