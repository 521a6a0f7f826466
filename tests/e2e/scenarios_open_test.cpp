// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios open: drafts open, open ones stay open") {
  const DeliberationLab lab;
  lab.add("quiet-end");
  const auto opened = lab.json({"scenarios", "open", "quiet-end", "host-led"});
  REQUIRE(opened.size() == 2);
  CHECK(opened[0].at("ref") == "s1");
  CHECK(opened[0].at("changed") == false);
  CHECK(opened[1].at("state") == "open");
  CHECK(opened[1].at("previous") == "draft");
  CHECK(opened[1].at("changed") == true);
}

TEST_CASE("scenarios open: ids may come from standard input") {
  const DeliberationLab lab;
  lab.add("quiet-end");
  const auto opened = lab.run({"scenarios", "open", "-", "--format", "ids"}, "s2\ns1\n");
  CHECK(opened.status == 0);
  CHECK(opened.out == "s1\ns2\n");
}

TEST_CASE("scenarios open: an unknown one among several opens none") {
  const DeliberationLab lab;
  lab.add("quiet-end");
  const auto failed = lab.run({"scenarios", "open", "quiet-end", "quite-end"});
  check_failed(failed, 10,
               "qlab: no scenario matches 'quite-end'\nhint: did you mean 'quiet-end'?\n");
  CHECK(lab.json({"scenarios", "view", "quiet-end"}).at("state") == "draft");
  CHECK(lab.run({"scenarios", "open"}).status == 2);
}

}  // namespace qlab::test
