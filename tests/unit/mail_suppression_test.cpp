// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/suppression.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "tests/support/mailroom.hpp"

namespace qlab::mail {

TEST_CASE("suppression: an address is known again without being kept") {
  test::Mailroom room;
  CHECK_FALSE(suppression(room.store, "anna@example.org"));
  CHECK(Suppressions(room.store).empty());
  suppress(room.store, "anna@example.org", SuppressionReason::staff, "asked by phone", room.now);
  const auto found = suppression(room.store, "anna@example.org");
  REQUIRE(found);
  CHECK(found->reason == SuppressionReason::staff);
  CHECK(found->detail == "asked by phone");
  CHECK(found->at == room.now);
  CHECK_FALSE(suppression(room.store, "bob@example.org"));
  const Suppressions all(room.store);
  CHECK(all.contains("anna@example.org"));
  CHECK_FALSE(all.contains("bob@example.org"));
  const auto row = room.store.first("SELECT hash FROM suppression");
  REQUIRE(row);
  CHECK(row->text(0).find("anna") == std::string::npos);
}

TEST_CASE("suppression: erased is the strictest reason and cannot be lifted") {
  test::Mailroom room;
  suppress(room.store, "anna@example.org", SuppressionReason::staff, "", room.now);
  CHECK(lift_suppression(room.store, "anna@example.org"));
  CHECK_FALSE(lift_suppression(room.store, "anna@example.org"));
  suppress(room.store, "anna@example.org", SuppressionReason::staff, "", room.now);
  suppress(room.store, "anna@example.org", SuppressionReason::erased, "", room.now);
  suppress(room.store, "anna@example.org", SuppressionReason::complained, "", room.now);
  CHECK(suppression(room.store, "anna@example.org")->reason == SuppressionReason::erased);
  CHECK_THROWS_AS(lift_suppression(room.store, "anna@example.org"), Error);
}

TEST_CASE("suppression: two stores make different hashes of one address") {
  test::Mailroom one;
  test::Mailroom other;
  std::string hashes[2];
  for (auto* room : {&one, &other}) {
    suppress(room->store, "anna@example.org", SuppressionReason::staff, "", room->now);
    hashes[room == &other] = room->store.first("SELECT hash FROM suppression")->text(0);
  }
  CHECK(hashes[0] != hashes[1]);
}

}  // namespace qlab::mail
