// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("comments view: with its history, its lines kept and nothing in it acting") {
  const DeliberationLab lab;
  const auto id = lab.comment("one\ntwo\x1b[2J");
  lab.must({"comments", "approve", id});
  const auto view = lab.must({"comments", "view", id, "--format", "table"});
  CHECK(view.find("\none\ntwo<U+001B>[2J\n") != std::string::npos);
  CHECK(view.find('\x1b') == std::string::npos);
  const auto comment = lab.json({"comments", "view", id});
  CHECK(comment.at("body") == "one\ntwo\x1b[2J");
  REQUIRE(comment.at("history").size() == 2);
  CHECK(comment.at("history")[1].at("state") == "published");
  CHECK(comment.at("history")[1].at("at") == "2027-01-15T09:00:00Z");
}

TEST_CASE("comments view: an unknown one is exit 10, none is exit 2") {
  const DeliberationLab lab;
  check_failed(lab.run({"comments", "view", "c9"}), 10,
               "qlab: no comment matches 'c9'\n"
               "hint: 'qlab comments list' shows them with their ids\n");
  CHECK(lab.run({"comments", "view", "m1"}).status == 10);
  CHECK(lab.run({"comments", "view"}).status == 2);
}

}  // namespace qlab::test
