// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("comments list: chosen by the words of a query") {
  const DeliberationLab lab;
  lab.comment("Money is short");
  lab.comment("Croeso");
  lab.must({"comments", "approve", "c2"});
  CHECK(lab.must({"comments", "list", "--format", "ids"}) == "c1\nc2\n");
  CHECK(lab.must({"comments", "list", "state:pending", "--format", "ids"}) == "c1\n");
  CHECK(lab.must({"comments", "list", "scenario:s1 -state:pending", "--format", "ids"}) == "c2\n");
  CHECK(lab.must({"comments", "list", "scenario:host-led", "croeso", "--format", "ids"}) == "c2\n");
  CHECK(lab.must({"comments", "list", "author:gwen@example.org money", "--format", "ids"}) ==
        "c1\n");
  CHECK(lab.must({"comments", "list", "--format", "ids", "--", "-state:pending"}) == "c2\n");
  CHECK(lab.must({"comments", "list", "nothing", "--json"}) == "[]\n");
  CHECK(lab.must({"comments", "list", "", "--json"}) == "[]\n");
}

TEST_CASE("comments list: a foreign text moves no terminal") {
  const DeliberationLab lab;
  lab.comment(
      "a\x1b[31mb\u202E"
      "c");
  const auto listed = lab.must({"comments", "list", "--format", "table"});
  CHECK(listed.find('\x1b') == std::string::npos);
  CHECK(listed.find("\u202E") == std::string::npos);
}

TEST_CASE("comments list: an unknown field, state or scenario is named with the nearest") {
  const DeliberationLab lab;
  check_failed(lab.run({"comments", "list", "stat:pending"}), 2,
               "qlab: a query knows no field 'stat'\nhint: did you mean 'state'?\n");
  check_failed(lab.run({"comments", "list", "state:publishd"}), 2,
               "qlab: 'publishd' is not a state of comments\nhint: did you mean 'published'?\n");
  CHECK(lab.run({"comments", "list", "scenario:nowhere"}).status == 10);
}

}  // namespace qlab::test
