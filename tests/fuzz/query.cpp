// SPDX-License-Identifier: Apache-2.0
// Queries: any words are a condition that SQLite can run, or a usage error.
#include "lib/members/query.hpp"

#include "lib/core/error.hpp"
#include "lib/members/find.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/community.hpp"

using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static qlab::test::Community community;
  static const auto anna = community.member("Anna", "anna@example.org");
  try {
    const auto query = qlab::members::Query::parse(qlab::fuzz::bytes(data, size));
    qlab::members::each(community.store, query,
                        [](const qlab::members::Member& member) { require(member.id == anna); });
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::usage);
  }
  return 0;
}
