// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/author.hpp"

#include <doctest/doctest.h>

#include "tests/support/community.hpp"

namespace qlab::comments {

TEST_CASE("comment authors: an export does not bring back who was erased") {
  test::Community community;
  mail::suppress(community.store, "gone@example.org", mail::SuppressionReason::erased, "",
                 test::day(1));
  mail::suppress(community.store, "quiet@example.org", mail::SuppressionReason::unsubscribed, "",
                 test::day(1));
  Authors authors(community.store);
  authors.find_or_add("Gone Girl", "Gone@example.org");
  authors.find_or_add("Quiet Man", "quiet@example.org");
  CHECK(community.text("SELECT group_concat(name || '/' || address, ' ') FROM comment_guest") ==
        "former member/ Quiet Man/quiet@example.org");
}

}  // namespace qlab::comments
