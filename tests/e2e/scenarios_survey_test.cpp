// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

namespace {

struct Surveyed : DeliberationLab {
  Surveyed() {
    (void)member("Anna", "anna@example.org");
    (void)member("Ben", "ben@example.org");
    configure(
        "[scenarios.answers]\nyes = [\"Definitely\", 5]\nno = \"Not at all\"\n"
        "[scenarios.columns]\nwant = [\"Do you want it?\"]\nemail = \"Your address\"\n");
  }
  const std::string survey = file("survey.csv",
                                  "Your address,Do you want it?,Support?\n"
                                  "anna@example.org,definitely,5\n"
                                  "ben@example.org,Not at all,\n");
};

}  // namespace

TEST_CASE("scenarios respond --from: a survey in its own words, once, and undone") {
  const Surveyed lab;
  const std::vector<std::string> words{"scenarios", "respond", "host-led",        "--from",
                                       lab.survey,  "--map",   "Support?=support"};
  auto rehearsal = words;
  rehearsal.emplace_back("-n");
  const auto rehearsed = lab.json(rehearsal);
  CHECK(rehearsed.at("dry_run") == true);
  CHECK(rehearsed.at("stances") == 3);
  const auto taken = lab.json(words);
  CHECK(taken.at("rows") == 2);
  CHECK(taken.at("matched") == 2);
  CHECK(taken.at("recorded") == 2);
  CHECK(taken.at("stances") == 3);
  CHECK(lab.json(words).at("unchanged") == 2);
  const auto want = lab.json({"scenarios", "tally", "host-led"})[0].at("axes")[0];
  CHECK(want.at("yes") == 1);
  CHECK(want.at("no") == 1);
  lab.must({"store", "undo"});
  CHECK(lab.json({"scenarios", "tally", "host-led"})[0].at("axes")[0].at("answered") == 0);
}

TEST_CASE("scenarios respond --from: bad rows are named, and kept out only when asked") {
  const Surveyed lab;
  const auto bad = lab.file("bad.csv",
                            "Email,Want\nanna@example.org,yes\neve@example.org,yes\n"
                            "ben@example.org,perhaps\n");
  const auto refused = lab.run({"scenarios", "respond", "s1", "--from", bad});
  CHECK(refused.status == 65);
  CHECK(refused.err.find(bad + ":3:1: rejected: no member has 'eve@example.org'\n") !=
        std::string::npos);
  CHECK(refused.err.find(bad + ":4:17: rejected: 'perhaps' is no answer that is known\n") !=
        std::string::npos);
  CHECK(refused.err.find("3 rows: 1 matched, 0 ambiguous, 2 rejected; 1 say something new\n") !=
        std::string::npos);
  CHECK(lab.json({"scenarios", "view", "s1", "--member", "m1"}).empty());
  const auto skipped = lab.run({"scenarios", "respond", "s1", "--from", bad, "--skip-bad"});
  CHECK(skipped.status == 3);
  CHECK(lab.json({"scenarios", "view", "s1", "--member", "m1"}).size() == 1);
}

TEST_CASE("scenarios respond --from: a wrong command line is exit 2, a wrong table exit 78") {
  Surveyed lab;
  CHECK(lab.run({"scenarios", "respond", "s1", "m1", "--from", lab.survey}).status == 2);
  CHECK(lab.run({"scenarios", "respond", "s1", "--from", lab.survey, "--want", "yes"}).status == 2);
  CHECK(lab.run({"scenarios", "respond", "s1", "m1", "--skip-bad", "--want", "yes"}).status == 2);
  CHECK(lab.run({"scenarios", "respond", "s1", "--from", lab.survey, "--map", "x"}).status == 2);
  CHECK(lab.run({"scenarios", "respond", "s1", "--from", "gone.csv"}).status == 10);
  lab.configure("[scenarios.answers]\nyse = [\"Definitely\"]\n");
  const auto failed = lab.run({"scenarios", "list"});
  CHECK(failed.status == 78);
  CHECK(failed.err.find("unknown key 'yse'\nhint: did you mean 'yes'?") != std::string::npos);
}

}  // namespace qlab::test
