// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios view: the text keeps its lines, and nothing in it moves a terminal") {
  const Lab lab;
  const auto body = lab.file("x.md", "one\n\x1b[2Jtwo\n");
  REQUIRE(lab.run({"scenarios", "add", "x", "--title", "T\u202e", "--body-file", body}).status ==
          0);
  const auto view = lab.run({"scenarios", "view", "s1", "--format", "table"});
  CHECK(view.status == 0);
  CHECK(view.out.find('\x1b') == std::string::npos);
  CHECK(view.out.find("T<U+202E>") != std::string::npos);
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

TEST_CASE("scenarios view: what changed from version to version, made harmless") {
  const DeliberationLab lab;
  lab.must({"scenarios", "edit", "host-led", "--material", "--body-file",
            lab.file("new.md", "# host-led\n\nOther text.\n\x1b[31mred\n")});
  const auto lines = lab.must({"scenarios", "view", "host-led", "--history"});
  CHECK(lines.starts_with("host-led: 2 versions\n\nversion 2 (material), 2027-01-15"));
  CHECK(lines.find("\n-Text.\n+Other text.\n+<U+001B>[31mred\n") != std::string::npos);
  const auto words = lab.must({"scenarios", "view", "host-led", "--history", "--words"});
  CHECK(words.find("[-Text.-]{+Other+}") != std::string::npos);
  const auto colours = lab.must(
      {"scenarios", "view", "host-led", "--history", "--format", "table", "--color", "always"});
  CHECK(colours.find("\x1b[31m-Text.\x1b[0m\n") != std::string::npos);
  CHECK(colours.find("\x1b[31mred") == std::string::npos);
  const auto versions = lab.json({"scenarios", "view", "host-led", "--history"});
  REQUIRE(versions.size() == 2);
  CHECK(versions[1].at("material") == true);
  CHECK(lab.json({"scenarios", "view", "host-led", "--revision", "1"}).at("body") ==
        "# host-led\n\nText.\n");
  CHECK(lab.run({"scenarios", "view", "host-led", "--revision", "7"}).status == 10);
  CHECK(lab.run({"scenarios", "view", "host-led", "--words"}).status == 2);
}

}  // namespace qlab::test
