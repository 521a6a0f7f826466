// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios view: the text keeps its lines, and nothing in it moves a terminal") {
  const Lab lab;
  const auto body = lab.file("x.md", "one\n\x1b[2Jtwo\n");
  REQUIRE(lab.run({"scenarios", "add", "x", "--title", "T\x1b]0;", "--body-file", body}).status ==
          0);
  const auto view = lab.run({"scenarios", "view", "s1", "--format", "table"});
  CHECK(view.status == 0);
  CHECK(view.out.find('\x1b') == std::string::npos);
  CHECK(view.out.find("\none\n<U+001B>[2Jtwo\n") != std::string::npos);
  CHECK(lab.json({"scenarios", "view", "x"}).at("body") == "one\n\x1b[2Jtwo\n");
}

TEST_CASE("scenarios view: an unknown one is exit 10, with the nearest") {
  const DeliberationLab lab;
  check_failed(lab.run({"scenarios", "view", "hots-led"}), 10,
               "qlab: no scenario matches 'hots-led'\nhint: did you mean 'host-led'?\n");
  CHECK(lab.run({"scenarios", "view", "s9"}).status == 10);
}

TEST_CASE("scenarios view: needs to be told which") {
  const DeliberationLab lab;
  CHECK(lab.run({"scenarios", "view"}).status == 2);
}

}  // namespace qlab::test
