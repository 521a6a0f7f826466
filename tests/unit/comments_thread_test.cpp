// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/thread.hpp"

#include <doctest/doctest.h>

namespace qlab::comments {

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

}  // namespace qlab::comments
