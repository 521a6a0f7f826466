// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("comments theme: codes are put on and taken off, and counted with their people") {
  const DeliberationLab lab;
  for (const auto* body : {"one", "two", "three"}) lab.comment(body);
  lab.must({"comments", "approve", "c1", "c2"});
  CHECK(lab.json({"comments", "theme", "add", "costs", "Running costs"}).at("title") ==
        "Running costs");
  const auto put = lab.json({"comments", "theme", "put", "costs", "c1", "c2", "c3"});
  REQUIRE(put.size() == 3);
  CHECK(put[2].at("themes")[0] == "costs");
  CHECK(lab.json({"comments", "theme", "put", "costs", "c1"})[0].at("changed") == false);
  const auto counted = lab.json({"comments", "theme", "list"})[0];
  CHECK(counted.at("comments") == 3);
  CHECK(counted.at("published") == 2);
  CHECK(counted.at("people") == 1);
  CHECK(lab.must({"comments", "list", "theme:costs", "-state:pending", "--format", "ids"}) ==
        "c1\nc2\n");
  CHECK(lab.json({"comments", "view", "c1"}).at("themes")[0] == "costs");
  const auto ids = lab.must({"comments", "list", "state:published", "--format", "ids"});
  CHECK(lab.json({"comments", "theme", "take", "costs", "-"}, ids).size() == 2);
  CHECK(lab.json({"comments", "theme", "list"})[0].at("comments") == 1);
  lab.must({"comments", "theme", "remove", "costs"});
  CHECK(lab.json({"comments", "theme", "list"}).empty());
  CHECK(lab.json({"comments", "view", "c3"}).at("themes").empty());
}

TEST_CASE("comments theme: an unknown code is exit 10 with the nearest, a bad one exit 2") {
  const DeliberationLab lab;
  lab.comment("one");
  lab.must({"comments", "theme", "add", "costs"});
  check_failed(lab.run({"comments", "theme", "put", "cost", "c1"}), 10,
               "qlab: no theme has the code 'cost'\nhint: did you mean 'costs'?\n");
  CHECK(lab.run({"comments", "theme", "put", "costs", "c9"}).status == 10);
  CHECK(lab.run({"comments", "theme", "add", "Two Words"}).status == 2);
  CHECK(lab.run({"comments", "theme"}).status == 2);
  CHECK(lab.run({"comments", "list", "theme:cost"}).status == 10);
}

}  // namespace qlab::test
