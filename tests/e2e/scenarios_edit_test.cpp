// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"
#include "tests/support/terminal.hpp"

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

TEST_CASE(
    "scenarios edit: at a terminal the text opens in the editor, and what it means is asked") {
  DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "host-led", anna, "--want", "yes"});
  const auto edit = [&](const std::string& editor, const std::string& answer) {
    lab.variables["QLAB_EDITOR"] = "sh -c '" + editor + "' sh";
    return run_on_terminal({.steps = {{"Must answers be given again", answer + "\n"}}},
                           {binary(), "scenarios", "edit", "host-led"}, lab.variables);
  };
  const auto yes_of = [&] { return lab.json({"scenarios", "tally", "host-led"})[0].at("axes")[0]; };
  CHECK(edit(R"(echo "A typo less." >> "$1")", "n").status == 0);
  CHECK(yes_of().at("yes") == 1);
  const auto changed = edit(R"(echo "Another meaning." >> "$1")", "y");
  CHECK_MESSAGE(changed.status == 0, changed.out);
  CHECK(changed.out.find("1 answers are stale") != std::string::npos);
  CHECK(yes_of().at("yes") == 0);
  const auto scenario = lab.json({"scenarios", "view", "host-led"});
  CHECK(scenario.at("version") == 3);
  CHECK(scenario.at("body").get<std::string>().ends_with("A typo less.\nAnother meaning.\n"));
  lab.variables["QLAB_EDITOR"] = R"(sed -i "s/^slug: .*/slug: other/")";
  const auto renamed =
      run_on_terminal({}, {binary(), "scenarios", "edit", "host-led"}, lab.variables);
  CHECK(renamed.status == 65);
  CHECK(renamed.out.find("the slug does not change") != std::string::npos);
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
