// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios close: it takes no more answers, and what came of it is kept") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto closed = lab.json({"scenarios", "close", "host-led"});
  REQUIRE(closed.size() == 1);
  CHECK(closed[0].at("state") == "closed");
  CHECK(closed[0].at("previous") == "open");
  CHECK(lab.run({"scenarios", "respond", "host-led", anna, "--want", "yes"}).status == 6);
  CHECK(lab.json({"scenarios", "close", "s1", "--chosen"})[0].at("state") == "chosen");
  check_failed(lab.run({"scenarios", "close", "s1", "--set-aside"}), 6,
               "qlab: host-led was not closed: it is chosen already\n");
  lab.must({"store", "undo"});
  CHECK(lab.json({"scenarios", "view", "s1"}).at("state") == "closed");
}

TEST_CASE("scenarios close: drafts are named and refused, the others close") {
  const DeliberationLab lab;
  lab.add("quiet-end");
  const auto done = lab.run({"scenarios", "close", "host-led", "quiet-end", "--set-aside"});
  CHECK(done.status == 3);
  CHECK(done.err.find("quiet-end was not closed: it is a draft and was never open\n") !=
        std::string::npos);
  CHECK(lab.run({"scenarios", "close", "nowhere"}).status == 10);
  CHECK(lab.run({"scenarios", "close"}).status == 2);
  CHECK(lab.run({"scenarios", "close", "s1", "--chosen", "--set-aside"}).status == 2);
}

}  // namespace qlab::test
