// SPDX-License-Identifier: Apache-2.0
// The verbs that decide about comments: reject, spam, hide, withdraw, edit, flag.
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("comments reject: with a reason and a clause, which the history keeps") {
  const DeliberationLab lab;
  lab.comment("one");
  const auto done = lab.json({"comments", "reject", "c1", "--reason", "rude", "--clause", "3"});
  CHECK(done[0].at("state") == "rejected");
  CHECK(done[0].at("version") == 2);
  const auto view = lab.json({"comments", "view", "c1"});
  CHECK(view.at("clause") == "1.3");
  CHECK(view.at("history")[1].at("action") == "rejected");
  CHECK(view.at("history")[1].at("reason") == "rude");
  check_failed(lab.run({"comments", "approve", "c1"}), 6,
               "qlab: c1 was not approved: it is rejected, and only what is pending or hidden can "
               "be approved\n");
}

TEST_CASE("comments reject: no reason is exit 2, no such clause too") {
  const DeliberationLab lab;
  lab.comment("one");
  CHECK(lab.run({"comments", "reject", "c1"}).status == 2);
  check_failed(lab.run({"comments", "reject", "c1", "--reason", "rude", "--clause", "x"}), 2,
               "qlab: the comments policy has no clause 'x'\n"
               "hint: 'qlab comments policy show' numbers them\n");
  CHECK(lab.run({"comments", "reject", "c7", "--reason", "rude"}).status == 10);
}

TEST_CASE("comments spam, hide, withdraw: each from where it may, else exit 6") {
  const DeliberationLab lab;
  for (const auto* body : {"one", "two", "three"}) lab.comment(body);
  lab.must({"comments", "spam", "c1"});
  lab.must({"comments", "approve", "c2"});
  CHECK(lab.json({"comments", "hide", "c2", "--reason", "asked"})[0].at("state") == "hidden");
  CHECK(lab.json({"comments", "withdraw", "c3"})[0].at("state") == "withdrawn");
  CHECK(lab.run({"comments", "hide", "c1"}).status == 6);
  CHECK(lab.run({"comments", "withdraw", "c1"}).status == 6);
  check_failed(lab.run({"comments", "spam", "c2"}), 6,
               "qlab: c2 was not marked as spam: it is hidden, and only what is pending can be "
               "marked as spam\n");
  const auto some = lab.run({"comments", "hide", "c2", "c3", "--json"});
  CHECK(some.status == 3);
  CHECK(some.err ==
        "c3 was not hidden: it is withdrawn, and only what is published can be hidden\n");
}

TEST_CASE("comments approve: only at the version that was looked at") {
  const DeliberationLab lab;
  lab.comment("one");
  lab.comment("two");
  lab.must({"comments", "edit", "c1", "--body", "another"});
  check_failed(lab.run({"comments", "approve", "c1", "--if-version", "1"}), 6,
               "qlab: c1 was not approved: it is at version 2, not 1: somebody has changed it\n");
  CHECK(lab.json({"comments", "approve", "c1", "--if-version", "2"})[0].at("version") == 3);
  CHECK(lab.run({"comments", "approve", "c1", "c2", "--if-version", "1"}).status == 2);
}

TEST_CASE(
    "comments edit: a published one waits again, and where nothing waits it stays published") {
  DeliberationLab lab;
  lab.comment("one");
  lab.must({"comments", "approve", "c1"});
  const auto edited =
      lab.json({"comments", "edit", "c1", "--body-file", lab.file("b.txt", "new\n")});
  CHECK(edited.at("state") == "pending");
  CHECK(edited.at("body") == "new");
  CHECK(lab.must({"comments", "list", "waiting:edited", "--format", "ids"}) == "c1\n");
  lab.configure("[comments]\nmoderation = false\n");
  lab.must({"comments", "approve", "c1"});
  CHECK(lab.json({"comments", "edit", "c1", "--body", "newer"}).at("state") == "published");
  CHECK(lab.json({"comments", "edit", "c1", "--licence", "unnamed"}).at("licence") == "unnamed");
  check_failed(lab.run({"comments", "edit", "c1"}), 2,
               "qlab: nothing is to be changed\nhint: give --body, --body-file or --licence\n");
  CHECK(lab.run({"comments", "edit", "c1", "--body", " "}).status == 2);
  CHECK(lab.run({"comments", "edit", "c1", "--body", "x", "--if-version", "1"}).status == 6);
  lab.must({"comments", "withdraw", "c1"});
  CHECK(lab.run({"comments", "edit", "c1", "--body", "x"}).status == 6);
}

TEST_CASE("comments add: where nothing waits, the first comment of an author does") {
  DeliberationLab lab;
  lab.configure("[comments]\nmoderation = false\n");
  lab.comment("one");
  CHECK(lab.json({"comments", "view", "c1"}).at("state") == "pending");
  lab.must({"comments", "approve", "c1"});
  lab.comment("two");
  CHECK(lab.json({"comments", "view", "c2"}).at("state") == "published");
  lab.configure("[comments]\nmoderation = false\nhold_first = false\n");
  lab.must({"comments", "add", "host-led", "--guest", "Ben", "--guest-email", "ben@example.org",
            "--body", "three", "--accept-policy"});
  CHECK(lab.json({"comments", "view", "c3"}).at("state") == "published");
}

TEST_CASE("comments flag: as many people as configured hide it, and each reaches a person") {
  DeliberationLab lab;
  lab.configure("[comments]\nhide_at_flags = 2\n");
  const auto anna = lab.member("Anna", "anna@example.org");
  lab.comment("one");
  CHECK(lab.run({"comments", "flag", "c1", "--by", anna}).status == 6);
  lab.must({"comments", "approve", "c1"});
  const auto first = lab.json({"comments", "flag", "c1", "--by", anna, "--reason", "rude"});
  CHECK(first.at("flags") == 1);
  CHECK(first.at("state") == "published");
  CHECK(lab.must({"comments", "list", "waiting:flagged", "--format", "ids"}) == "c1\n");
  const auto tasks = lab.json({"status"});
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].at("about") == "1 comment was flagged");
  CHECK(tasks[0].at("command") == "qlab comments list waiting:flagged");
  const auto again = lab.run({"comments", "flag", "c1", "--by", "anna@example.org", "--json"});
  CHECK(again.err == "they had flagged it before, and count once\n");
  const auto second =
      lab.json({"comments", "flag", "c1", "--guest", "Ben", "--guest-email", "ben@example.org"});
  CHECK(second.at("state") == "hidden");
  const auto flags = lab.json({"comments", "view", "c1"}).at("flags");
  REQUIRE(flags.size() == 2);
  CHECK(flags[0].at("who") == "Anna");
  CHECK(flags[0].at("settled") == false);
  lab.must({"comments", "approve", "c1"});
  CHECK(lab.json({"comments", "view", "c1"}).at("flags")[1].at("settled") == true);
  CHECK(lab.run({"comments", "flag", "c1"}).status == 2);
}

TEST_CASE("comments: a decision is taken back with the review that it ended") {
  const DeliberationLab lab;
  lab.comment("A château");
  lab.must({"comments", "approve", "c1"});
  CHECK(lab.json({"comments", "search", "chateau"}).size() == 1);
  lab.must({"store", "undo"});
  CHECK(lab.must({"comments", "list", "waiting:new", "--format", "ids"}) == "c1\n");
  lab.must({"store", "undo"});
  CHECK(lab.json({"comments", "search", "chateau", "--all"}).empty());
}

}  // namespace qlab::test
