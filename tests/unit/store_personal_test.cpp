// SPDX-License-Identifier: Apache-2.0
#include "lib/store/personal.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "tests/support/community.hpp"

namespace qlab::store {

TEST_CASE("personal data: the changes that touched a person, by name or within a batch") {
  test::Community lab;
  const auto log = [&](std::string_view touched, std::string_view batches) {
    lab.store.run(
        "INSERT INTO change_log (at, actor, command, summary, touched, changeset, batches)"
        " VALUES (1800000000, 'a', 'members add', ?1, ?1, x'', ?2)",
        touched, batches);
  };
  log("m1 m12", "");
  log("m2", "");
  log("batch", "consent 1 9\nmember 10 20\nmember_address 1 1");
  log("other", "member 13 20\nconsent 12 12");
  const auto tables = personal_data(lab.store, {12, {}});
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].rows.size() == 2);
  CHECK(tables[0].rows[0][2] == "m1 m12");
  CHECK(tables[0].rows[1][2] == "batch");
}

}  // namespace qlab::store
