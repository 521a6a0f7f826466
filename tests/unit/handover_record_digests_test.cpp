// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/record_digests.hpp"

#include <doctest/doctest.h>

namespace qlab::handover {

using Ids = std::vector<std::int64_t>;

TEST_CASE("record digests: what came, changed and went is told apart") {
  const RecordDigests before{{1, 7, 7}, {3, 7, 7}, {4, 7, 7}, {9, 7, 7}};
  const RecordDigests now{{2, 7, 7}, {3, 7, 8}, {4, 7, 7}, {10, 7, 7}};
  const auto found = difference(before, now);
  CHECK(found.added == Ids{2, 10});
  CHECK(found.changed == Ids{3});
  CHECK(found.gone == Ids{1, 9});
  CHECK(difference(before, before).changed.empty());
  CHECK(difference({}, now).added == Ids{2, 3, 4, 10});
  CHECK(difference(before, {}).gone == Ids{1, 3, 4, 9});
}

TEST_CASE("record digests: one is found by its id, and read from what is on record") {
  const RecordDigests digests{{1, 0, 1}, {5, 0xabc, 0xdef}};
  REQUIRE(find(digests, 5) != nullptr);
  CHECK(find(digests, 4) == nullptr);
  CHECK(find(digests, 6) == nullptr);
  CHECK(text_of(digests[1]) == "0000000000000abc0000000000000def");
  CHECK(digest_of(5, text_of(digests[1])) == digests[1]);
}

}  // namespace qlab::handover
