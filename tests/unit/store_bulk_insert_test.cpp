// SPDX-License-Identifier: Apache-2.0
#include "lib/store/bulk_insert.hpp"

#include <doctest/doctest.h>

#include "tests/support/community.hpp"

namespace qlab::store {

TEST_CASE("store bulk insert: every row arrives, in whole statements and in the last one") {
  test::Community lab;
  BulkInsert insert(lab.store, "tag (id, name)", 2);
  for (int i = 1; i <= 150; ++i) {
    insert.add(i, "tag " + std::to_string(i));
    if (i % 50 == 0) insert.flush_full();
  }
  CHECK(lab.number("SELECT count(*) FROM tag") == 128);
  insert.flush();
  CHECK(lab.number("SELECT count(*) FROM tag") == 150);
  CHECK(lab.number("SELECT count(*) FROM tag WHERE name = 'tag ' || id") == 150);
  insert.flush();
  CHECK(lab.number("SELECT count(*) FROM tag") == 150);
}

TEST_CASE("store bulk insert: the schema's rules hold") {
  test::Community lab;
  BulkInsert insert(lab.store, "tag (id, name)", 2);
  insert.add(1, "same");
  insert.add(2, "same");
  CHECK_THROWS_AS(insert.flush(), ConstraintError);
}

}  // namespace qlab::store
