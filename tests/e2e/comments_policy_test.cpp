// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("comments policy: versions, clauses by number, and who accepted") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  CHECK(lab.json({"comments", "policy", "list"})[0].at("version") == 1);
  const auto shown = lab.must({"comments", "policy", "show", "--format", "table"});
  CHECK(shown.find("\n# Comments policy\n") != std::string::npos);
  CHECK(shown.find("\nClause 2: Say nothing about another person that they would not want to be "
                   "read by the others.\n") != std::string::npos);
  const auto done = lab.json({"comments", "policy", "accept", anna, "--evidence", "letter"});
  CHECK(done.at("version") == 1);
  CHECK(done.at("changed") == true);
  CHECK(lab.json({"comments", "policy", "accept", "anna@example.org"}).at("changed") == false);
  lab.must({"comments", "add", "host-led", "--author", anna, "--body", "Hello"});
  const auto added = lab.json({"comments", "policy", "add", "-"}, "# New\n\n1. Be kind.\n");
  CHECK(added.at("version") == 2);
  const auto refused =
      lab.run({"comments", "add", "host-led", "--author", anna, "--body", "Again"});
  CHECK(refused.status == 6);
  const auto all = lab.json({"comments", "policy", "list"});
  REQUIRE(all.size() == 2);
  CHECK(all[0].at("accepted") == 1);
  CHECK(all[0].at("comments") == 1);
  CHECK(all[1].at("clauses")[0] == "Be kind.");
  CHECK(lab.json({"comments", "policy", "show", "1"})
            .at("body")
            .get<std::string>()
            .starts_with("# Comments policy"));
}

TEST_CASE("comments policy: a guest accepts by address, a stranger is exit 10") {
  const DeliberationLab lab;
  check_failed(lab.run({"comments", "policy", "accept", "gwen@example.org"}), 10,
               "qlab: no member and no guest matches 'gwen@example.org'\n"
               "hint: give the name of a new guest with --guest\n");
  lab.must({"comments", "policy", "accept", "gwen@example.org", "--guest", "Gwen"});
  lab.must({"comments", "add", "host-led", "--guest", "Gwen", "--guest-email", "gwen@example.org",
            "--body", "Hello"});
  CHECK(lab.run({"comments", "policy", "accept", "m9"}).status == 10);
  CHECK(lab.run({"comments", "policy", "accept", "gwen@example.org", "--policy", "7"}).status ==
        10);
  CHECK(lab.run({"comments", "policy", "show", "7"}).status == 10);
  CHECK(lab.run({"comments", "policy", "add", lab.file("empty.md", "\n")}).status == 65);
  CHECK(lab.run({"comments", "policy"}).status == 2);
}

}  // namespace qlab::test
