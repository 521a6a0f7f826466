// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

namespace {

/// Anna and Ben are there when 'merge' opens, Cai joins a day later; all three answer.
struct Answered : DeliberationLab {
  Answered() {
    const auto anna = member("Anna", "anna@example.org");
    const auto ben = member("Ben", "ben@example.org");
    add("merge", {"--open"});
    variables["QLAB_NOW"] = "2027-01-16T09:00:00Z";
    const auto cai = member("Cai", "cai@example.org");
    must({"scenarios", "respond", "merge", anna, "--want", "yes", "--support", "yes", "--horizon",
          "lasting", "--offer", "host", "--offer", "fund"});
    must({"scenarios", "respond", "merge", ben, "--want", "conditional", "--condition", "if free"});
    must({"scenarios", "respond", "merge", cai, "--want", "no"});
  }
};

}  // namespace

TEST_CASE("scenarios tally: counts per axis, later joiners apart, and the parts sum") {
  const Answered lab;
  const auto tallies = lab.json({"scenarios", "tally"});
  REQUIRE(tallies.size() == 2);
  const auto& merge = tallies[1];
  CHECK(merge.at("scenario") == 2);
  CHECK(merge.at("ref") == "s2");
  CHECK(merge.at("slug") == "merge");
  CHECK(merge.at("electorate") == 2);
  CHECK(merge.at("later") == 1);
  REQUIRE(merge.at("axes").size() == 3);
  const auto& want = merge.at("axes")[0];
  CHECK(want.at("axis") == "want");
  CHECK(want.at("yes") == 1);
  CHECK(want.at("conditional") == 1);
  CHECK(want.at("no") == 0);
  CHECK(want.at("answered") == 2);
  CHECK(want.at("unanswered") == 0);
  CHECK(want.at("later_no") == 1);
  const auto& support = merge.at("axes")[2];
  CHECK(support.at("lasting") == 1);
  CHECK(support.at("unanswered") == 1);
  REQUIRE(support.at("offers").size() == 2);
  CHECK(support.at("offers")[0].at("offer") == "host");
}

TEST_CASE("scenarios tally: one of them alone is the same, and a table has a row for each axis") {
  const Answered lab;
  const auto one = lab.json({"scenarios", "tally", "merge"});
  REQUIRE(one.size() == 1);
  CHECK(one[0] == lab.json({"scenarios", "tally"})[1]);
  const auto table = lab.must({"scenarios", "tally", "merge"});
  CHECK(table.starts_with("ref\tslug\taxis\tyes\tconditional\tno\tstale\t"));
  CHECK(std::count(table.begin(), table.end(), '\n') == 4);
}

TEST_CASE("scenarios tally: rules are judged, with what is missing and who could change it") {
  Answered lab;
  lab.configure(
      "[scenarios]\nwant_people = 1\nsupport_people = 2\nsupport_lasting = 1\n"
      "rules = [\"want answered >= 100% of electorate\", \"value >= 1/2 of answered\"]\n");
  const auto merge = lab.json({"scenarios", "tally", "merge"})[0];
  CHECK(merge.at("verdict") == "not decidable");
  CHECK(merge.at("reachable") == 2);
  const auto& rules = merge.at("rules");
  REQUIRE(rules.size() == 5);
  CHECK(rules[0].at("rule") == "want >= 1 people");
  CHECK(rules[0].at("verdict") == "met");
  CHECK(rules[1].at("rule") == "support >= 2 people");
  CHECK(rules[1].at("verdict") == "not decidable");
  CHECK(rules[1].at("short_by") == 1);
  CHECK(rules[1].at("could_change") == 1);
  CHECK(rules[2].at("rule") == "support lasting >= 1 people");
  CHECK(rules[3].at("verdict") == "met");
  CHECK(rules[4].at("whole") == 0);
  const auto table = lab.must({"scenarios", "tally", "merge", "--rules"});
  CHECK(table.starts_with("ref\tslug\trule\tverdict\tcounted\twhole\tneeded\tshort_by\t"));
  const auto who = lab.json({"scenarios", "tally", "merge", "--who"});
  REQUIRE(who.size() == 3);
  CHECK(who[0].at("name") == "Ben");
  CHECK(who[0].at("missing") == "answer");
  lab.must({"scenarios", "close", "merge"});
  CHECK(lab.json({"scenarios", "tally", "merge"})[0].at("verdict") == "not met");
}

TEST_CASE("scenarios tally: in public small numbers are withheld and nobody is named") {
  Answered lab;
  lab.configure("[scenarios]\nwant_people = 30\n");
  const auto all = lab.json({"scenarios", "tally", "--public"});
  REQUIRE(all.size() == 2);
  const auto& merge = all[1];
  CHECK(merge.at("electorate").is_null());
  CHECK(merge.at("axes")[0].at("yes").is_null());
  CHECK(merge.at("rules")[0].at("counted").is_null());
  CHECK(merge.at("smallest_cell") == 5);
  CHECK(merge.dump().find("Anna") == std::string::npos);
  const auto table = lab.must({"scenarios", "tally", "--public", "--format", "csv"});
  CHECK(table.find("answered") != std::string::npos);
  CHECK(table.find("as_of") != std::string::npos);
  CHECK(lab.run({"scenarios", "tally", "--public", "--who"}).status == 2);
}

TEST_CASE("scenarios tally: side by side on a terminal, in Markdown and as a drawing") {
  Answered lab;
  lab.configure("[scenarios]\nwant_people = 1\n");
  lab.variables["COLUMNS"] = "200";
  const auto svg = lab.path("tally.svg");
  const auto table = lab.must({"scenarios", "tally", "--format", "table", "--svg", svg.string()});
  CHECK(table.find("want: yes\nhost-led  0\nmerge     1 ") != std::string::npos);
  CHECK(table.find("REF") != std::string::npos);
  CHECK(table.find("want >= 1 people") != std::string::npos);
  const auto drawn = read(svg);
  CHECK(drawn.starts_with("<svg xmlns="));
  CHECK(drawn.find("The scenario merge") != std::string::npos);
  const auto markdown = lab.must({"scenarios", "tally", "--format", "md"});
  CHECK(markdown.find("| merge |") != std::string::npos);
  CHECK(markdown.find("met") != std::string::npos);
}

TEST_CASE("scenarios tally: rules that are none are exit 78, with their place") {
  DeliberationLab lab;
  lab.configure("[scenarios]\nrules = [\"want >= 1\", \"want > 1\"]\n");
  const auto failed = lab.run({"scenarios", "tally"});
  CHECK(failed.status == 78);
  CHECK(
      failed.err.find("'scenarios.rules' must be a list of rules like \"want >= 2/3 of answered\","
                      " not 'want > 1'") != std::string::npos);
}

TEST_CASE("scenarios tally: an unknown scenario is exit 10, two are exit 2") {
  const DeliberationLab lab;
  CHECK(lab.run({"scenarios", "tally", "nowhere"}).status == 10);
  CHECK(lab.run({"scenarios", "tally", "s1", "s2"}).status == 2);
}

TEST_CASE("scenarios tally: who offers what, by scenario, offer and name") {
  const Answered lab;
  lab.must({"scenarios", "respond", "merge", "m2", "--support", "conditional", "--condition",
            "with help", "--until", "2027-12-31", "--offer", "host"});
  lab.must({"scenarios", "respond", "merge", "m3", "--support", "yes", "--offer", "admin"});
  const auto offers = lab.json({"scenarios", "tally", "merge", "--offers"});
  REQUIRE(offers.size() == 4);
  CHECK(offers[0] == nlohmann::json({{"slug", "merge"},
                                     {"offer", "host"},
                                     {"member", "m1"},
                                     {"name", "Anna"},
                                     {"answer", "yes"},
                                     {"horizon", "lasting"},
                                     {"condition", nullptr},
                                     {"late", false}}));
  CHECK(offers[1].at("name") == "Ben");
  CHECK(offers[1].at("answer") == "conditional");
  CHECK(offers[1].at("condition") == "with help");
  CHECK(offers[1].at("horizon") == "2027-12-31");
  CHECK(offers[2].at("offer") == "fund");
  CHECK(offers[3].at("late") == true);
  CHECK(lab.json({"scenarios", "tally", "--offers"}) == offers);
  CHECK(lab.json({"scenarios", "tally", "host-led", "--offers"}).empty());
  lab.must({"members", "erase", "m1", "--yes"});
  CHECK(lab.json({"scenarios", "tally", "--offers"}).size() == 2);
  CHECK(lab.run({"scenarios", "tally", "--offers", "--public"}).status == 2);
  lab.must(
      {"scenarios", "edit", "merge", "--body-file", lab.file("new.md", "New.\n"), "--material"});
  CHECK(lab.json({"scenarios", "tally", "--offers"}).empty());
}

}  // namespace qlab::test
