// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/unpack.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "tests/support/community.hpp"

namespace qlab::handover {

TEST_CASE("unpack: a member keeps an id, unless somebody has it or it goes far beyond all others") {
  test::Community community;
  community.member("Anna", "anna@example.org");
  const store::Transaction transaction(community.store);
  MemberIds ids(community.store);
  CHECK(ids.local(12) == 12);
  CHECK(ids.local(10'000'000) == 10'000'000);
  CHECK(ids.local(1) == 2);
  community.member("Ben", "ben@example.org");
  CHECK(ids.local(10'000'001) == 3);
  CHECK(ids.local(10'000'001) == 3);
}

}  // namespace qlab::handover
