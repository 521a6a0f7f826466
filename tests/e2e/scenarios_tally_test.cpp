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

TEST_CASE("scenarios tally: an unknown scenario is exit 10, two are exit 2") {
  const DeliberationLab lab;
  CHECK(lab.run({"scenarios", "tally", "nowhere"}).status == 10);
  CHECK(lab.run({"scenarios", "tally", "s1", "s2"}).status == 2);
}

}  // namespace qlab::test
