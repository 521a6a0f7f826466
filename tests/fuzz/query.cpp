// SPDX-License-Identifier: Apache-2.0
// Queries: any words are a condition that SQLite can run, or a usage error; and they find the same
// members through signatures as by reading all of them.
#include "lib/members/query.hpp"

#include <vector>

#include "lib/core/error.hpp"
#include "lib/members/find.hpp"
#include "lib/members/signature.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/community.hpp"

namespace {

struct Crowd : qlab::test::Community {
  Crowd() {
    for (int n = 1; n < 200; ++n)
      member(n == 77 ? "Anna Łee" : fmt::format("P{}", n), fmt::format("p{}@x.org", n));
  }

  [[nodiscard]] std::vector<std::int64_t> found(const qlab::members::Query& query) const {
    std::vector<std::int64_t> ids;
    qlab::members::each(store, query,
                        [&](const qlab::members::Member& member) { ids.push_back(member.id); });
    return ids;
  }
};

struct Signed : Crowd {
  Signed() { qlab::members::sign(store); }
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Signed through_signatures;
  static const Crowd one_by_one;
  try {
    const auto query = qlab::members::Query::parse(qlab::fuzz::bytes(data, size));
    qlab::fuzz::require(through_signatures.found(query) == one_by_one.found(query));
  } catch (const qlab::Error& error) {
    qlab::fuzz::require(error.kind() == qlab::Kind::usage);
  }
  return 0;
}
