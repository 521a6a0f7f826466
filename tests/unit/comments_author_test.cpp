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

TEST_CASE("comment authors: who was erased does not come back as a name or in other text") {
  test::Community community;
  mail::suppress(community.store, "gone@example.org", mail::SuppressionReason::erased, "",
                 test::day(1));
  Authors authors(community.store);
  authors.find_or_add("gone@example.org", "");
  authors.find_or_add("Girl", "Gone Girl <gone@example.org>");
  authors.find_or_add("Gone (gone@example.org)", "mailto:gone@example.org");
  CHECK(community.text("SELECT group_concat(name || '/' || address, ' ') FROM comment_guest") ==
        "former member/");
}

TEST_CASE("comment authors: a member is known by an address in other text, or as a name") {
  test::Community community;
  const auto anna = community.member("Anna", "anna@example.org");
  Authors authors(community.store);
  for (const auto* name : {"anna@example.org", "Anna"}) {
    const auto author = authors.find_or_add(name, "Anna Jones <anna@example.org>");
    CHECK(member_of(author.id) == anna);
    CHECK(author.signed_as.empty());
  }
  CHECK(member_of(authors.find_or_add("anna@example.org", "").id) == anna);
}

}  // namespace qlab::comments
