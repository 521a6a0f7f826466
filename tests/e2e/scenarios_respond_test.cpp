// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios respond: three axes in one go") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto said =
      lab.json({"scenarios", "respond", "host-led", anna, "--want", "yes", "--value", "conditional",
                "--support", "no", "--reason", "R", "--condition", "C"});
  CHECK(said.at("action") == "respond");
  CHECK(said.at("ref") == "s1");
  CHECK(said.at("member") == anna);
  CHECK(said.at("on_behalf") == false);
  const auto& stances = said.at("stances");
  REQUIRE(stances.size() == 3);
  CHECK(stances[0].at("axis") == "want");
  CHECK(stances[0].at("condition").is_null());
  CHECK(stances[1].at("condition") == "C");
  CHECK(stances[2].at("answer") == "no");
  CHECK(stances[2].at("reason") == "R");
}

TEST_CASE(
    "scenarios respond: a change of mind says what was said before, and the same again nothing") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "s1", "anna@example.org", "--want", "no"});
  const auto changed = lab.json({"scenarios", "respond", "s1", anna, "--want", "yes"});
  CHECK(changed.at("stances")[0].at("previous") == "no");
  const auto again = lab.json({"scenarios", "respond", "s1", anna, "--want", "yes"});
  CHECK(again.at("stances")[0].at("changed") == false);
}

TEST_CASE("scenarios respond: a conditional answer without its condition is told") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto said = lab.run({"scenarios", "respond", "s1", anna, "--value", "conditional"});
  CHECK(said.status == 0);
  CHECK(said.err == "the answer on value is conditional, and no --condition says on what\n");
}

TEST_CASE("scenarios respond: drafts take no answers") {
  const DeliberationLab lab;
  lab.add("quiet-end");
  const auto anna = lab.member("Anna", "anna@example.org");
  check_failed(lab.run({"scenarios", "respond", "quiet-end", anna, "--want", "yes"}), 6,
               "qlab: scenario 'quiet-end' is draft and takes no answers\n"
               "hint: open it with 'qlab scenarios open quiet-end'\n");
}

TEST_CASE("scenarios respond: an unknown member or scenario is exit 10") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  for (const auto* who : {"m99", "anna@exmaple.org"}) {
    const auto failed = lab.run({"scenarios", "respond", "s1", who, "--want", "yes"});
    CHECK(failed.status == 10);
    CHECK(failed.out.empty());
    CHECK(failed.err.find(who) != std::string::npos);
  }
  CHECK(lab.run({"scenarios", "respond", "s7", "m1", "--want", "yes"}).status == 10);
}

TEST_CASE("scenarios respond: a wrong word or nothing said is exit 2") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  check_failed(lab.run({"scenarios", "respond", "s1", anna}), 2,
               "qlab: no answer is given\nhint: give --want, --value or --support\n");
  check_failed(lab.run({"scenarios", "respond", "s1", anna, "--want", "yse"}), 2,
               "qlab: 'yse' is not an answer\nhint: did you mean 'yes'?\n");
  check_failed(lab.run({"scenarios", "respond", "s1", anna, "--support", "yes", "--offer", "hots"}),
               2, "qlab: 'hots' is not an offer\nhint: did you mean 'host'?\n");
  check_failed(lab.run({"scenarios", "respond", "s1", anna, "--want", "yes", "--horizon", "soon"}),
               2,
               "qlab: 'soon' is not a horizon\nhint: use 'lasting', or a day such as 2027-12-31\n");
  check_failed(lab.run({"scenarios", "respond", "s1"}), 2,
               "qlab: either MEMBER and an answer are given, or --from FILE\n"
               "hint: 'qlab scenarios respond --help' shows how\n");
  CHECK(
      lab.run({"scenarios", "respond", "s1", anna, "--lasting", "--until", "2028-01-01"}).status ==
      2);
}

TEST_CASE("scenarios respond: offers in one word, a horizon, and that somebody else answered") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto said = lab.json({"scenarios", "respond", "s1", anna, "--support", "yes", "--lasting",
                              "--offer", "fund,host", "--offer", "admin", "--on-behalf"});
  CHECK(said.at("on_behalf") == true);
  CHECK(said.at("stances")[0].at("horizon") == "lasting");
  CHECK(said.at("stances")[0].at("offers") == nlohmann::json({"host", "fund", "admin"}));
  lab.must({"scenarios", "respond", "s1", anna, "--support", "yes", "--until", "2028-01-01"});
  const auto history = lab.json({"scenarios", "view", "s1", "--member", anna});
  REQUIRE(history.size() == 2);
  CHECK(history[0].at("on_behalf") == true);
  CHECK(!history[0].at("superseded_at").is_null());
  CHECK(history[1].at("horizon") == "2028-01-01");
  CHECK(lab.must({"members", "list", "offer:s1=fund", "--format", "ids"}).empty());
}

TEST_CASE("scenarios respond: stale answers hold once they are confirmed") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  lab.must(
      {"scenarios", "respond", "s1", anna, "--want", "yes", "--support", "yes", "--offer", "host"});
  lab.must({"scenarios", "edit", "s1", "--body-file", lab.file("new.md", "Other words.\n"),
            "--material"});
  CHECK(lab.must({"members", "list", "offer:s1=host", "--format", "ids"}).empty());
  const auto said = lab.json({"scenarios", "respond", "s1", anna, "--confirm"});
  CHECK(said.at("stances").size() == 2);
  CHECK(said.at("stances")[0].at("confirmed") == true);
  CHECK(said.at("stances")[0].at("version") == 2);
  CHECK(lab.must({"members", "list", "offer:s1=host", "--format", "ids"}) == anna + "\n");
  check_failed(lab.run({"scenarios", "respond", "s1", anna, "--confirm"}), 6,
               "qlab: no answer of m1 to 'host-led' is stale\n"
               "hint: answer with --want, --value or --support\n");
  CHECK(lab.run({"scenarios", "respond", "s1", anna, "--confirm", "--want", "yes"}).status == 2);
}

}  // namespace qlab::test
