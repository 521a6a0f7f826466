// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios edit: a title, a text and a place, and what that does to answers") {
  const DeliberationLab lab;
  lab.add("quiet-end");
  const auto anna = lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "host-led", anna, "--want", "yes"});
  const auto edited =
      lab.json({"scenarios", "edit", "host-led", "--title", "Led by hosts", "--body-file",
                lab.file("new.md", "Other words.\n"), "--position", "2", "--material"});
  CHECK(edited.at("changed") == nlohmann::json({"title", "text", "position"}));
  CHECK(edited.at("version") == 2);
  CHECK(edited.at("material") == true);
  CHECK(edited.at("stale") == 1);
  CHECK(lab.must({"scenarios", "list", "--format", "ids"}) == "s2\ns1\n");
  lab.must({"store", "undo"});
  CHECK(lab.json({"scenarios", "view", "host-led"}).at("version") == 1);
  CHECK(lab.json({"scenarios", "tally", "host-led"})[0].at("axes")[0].at("yes") == 1);
}

TEST_CASE("scenarios edit: the same again changes nothing and says so") {
  const DeliberationLab lab;
  const auto same = lab.run({"scenarios", "edit", "host-led", "--title", "The scenario host-led"});
  CHECK(same.status == 0);
  CHECK(same.err == "nothing to change\n");
}

TEST_CASE("scenarios edit: nothing said, no weight, another version, and unknown ones fail well") {
  const DeliberationLab lab;
  check_failed(lab.run({"scenarios", "edit", "host-led"}), 2,
               "qlab: nothing is said that should change\n"
               "hint: say --title, --body-file or --position, or run it at a terminal\n");
  check_failed(lab.run({"scenarios", "edit", "host-led", "--title", "Other"}), 2,
               "qlab: 'host-led' is open, and its words change\n"
               "hint: say --material where answers must be given again, else --minor\n");
  check_failed(lab.run({"scenarios", "edit", "host-led", "--title", "Other", "--minor",
                        "--if-version", "2"}),
               6,
               "qlab: scenario 'host-led' is at version 1, not 2\n"
               "hint: somebody changed it; see 'qlab scenarios view host-led --history'\n");
  lab.must({"scenarios", "close", "host-led"});
  CHECK(lab.run({"scenarios", "edit", "host-led", "--title", "Other", "--material"}).status == 6);
  lab.must({"scenarios", "edit", "host-led", "--title", "Other", "--minor"});
  CHECK(lab.run({"scenarios", "edit", "nowhere", "--title", "x"}).status == 10);
  CHECK(lab.run({"scenarios", "edit", "s1", "--minor", "--material"}).status == 2);
}

}  // namespace qlab::test
