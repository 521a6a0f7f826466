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

TEST_CASE("unpack: whoever was removed by an order comes back as they were, nobody else does") {
  test::Community community;
  const store::Transaction transaction(community.store);
  MemberIds(community.store).local(7);
  MemberIds(community.store).local(8);
  for (const std::int64_t id : {7, 8}) {
    community.store.run(
        "INSERT INTO member (id, name, joined_at, updated_at, erased_at) VALUES (?, 'former "
        "member',"
        " 1, 1, 1)",
        id);
    community.store.run(
        "INSERT INTO erasure (uuid, member_id, joined_at, comments, key_mark, hashes, reason, "
        "actor,"
        " at) VALUES (?1, ?1, 1, 'keep', '', '', ?2, '', 1)",
        id, id == 7 ? removed_by_order : "asked for it");
  }
  MemberIds ids(community.store);
  CHECK_FALSE(ids.known(7));
  CHECK(ids.local(7) == 7);
  CHECK(ids.known(7) == 7);
  CHECK_FALSE(ids.local(8));
  CHECK(community.number("SELECT count(*) FROM member WHERE erased_at IS NULL") == 1);
}

}  // namespace qlab::handover
