// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("comments add: a member's comment waits, with the policy they accepted") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto added = lab.run({"comments", "add", "host-led", "--author", anna, "--body-file",
                              lab.file("c.txt", "Ie, plîs.\n"), "--accept-policy", "--licence",
                              "with name", "--json"});
  CHECK(added.status == 0);
  CHECK(added.err == "created c1 (pending)\n");
  const auto comment = parse_json(added.out);
  CHECK(comment.at("ref") == "c1");
  CHECK(comment.at("scenario") == "host-led");
  CHECK(comment.at("author") == "Anna");
  CHECK(comment.at("member") == anna);
  CHECK(comment.at("state") == "pending");
  CHECK(comment.at("body") == "Ie, plîs.");
  CHECK(comment.at("policy_version") == 1);
  CHECK(comment.at("licence") == "with name");
  CHECK(comment.at("written_at") == "2027-01-15T09:00:00Z");
}

TEST_CASE(
    "comments add: without moderation it is published, and --written-at is read in the zone") {
  DeliberationLab lab;
  lab.configure("[comments]\nmoderation = false\nhold_first = false\n");
  const auto id = lab.comment("Hello", {"--written-at", "2026-07-01 10:00"});
  const auto comment = lab.json({"comments", "view", id});
  CHECK(comment.at("state") == "published");
  CHECK(comment.at("written_at") == "2026-07-01T09:00:00Z");
}

TEST_CASE("comments add: that a scenario is closed is told, and what staff add is taken") {
  const DeliberationLab lab;
  lab.comment("Before.");
  lab.must({"scenarios", "close", "host-led"});
  const auto late = lab.run({"comments", "add", "host-led", "--guest", "Gwen", "--guest-email",
                             "gwen@example.org", "--body", "By letter.", "--accept-policy"});
  CHECK(late.status == 0);
  CHECK(late.err ==
        "created c2 (pending)\n"
        "the page of 'host-led' says that it takes no more comments: it is closed\n");
}

TEST_CASE("comments add: a guest's address is in no output and in no comment") {
  const DeliberationLab lab;
  lab.comment("Hello from outside");
  for (const auto* format : {"table", "tsv", "csv", "json", "jsonl", "md", "ids"}) {
    for (const auto& verb : {std::vector<std::string>{"list"}, {"view", "c1"}}) {
      std::vector<std::string> words{"comments"};
      words.insert(words.end(), verb.begin(), verb.end());
      words.insert(words.end(), {"--format", format});
      CHECK(lab.must(words).find("gwen@") == std::string::npos);
    }
  }
}

TEST_CASE("comments add: a guest with a member's address is that member, and that is told") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  const auto added = lab.run({"comments", "add", "s1", "--guest", "A.", "--guest-email",
                              "ANNA@example.org", "--body", "x", "--accept-policy"});
  CHECK(added.status == 0);
  CHECK(added.err ==
        "created c1 (pending)\nthe address is one of " + anna + ", who is its author\n");
}

TEST_CASE("comments add: the fourth level of a thread stands on the third, and that is told") {
  const DeliberationLab lab;
  lab.comment("one");
  lab.comment("two", {"--reply-to", "c1"});
  lab.comment("three", {"--reply-to", "c2"});
  const auto fourth = lab.run({"comments", "add", "s1", "--guest", "Gwen", "--guest-email",
                               "gwen@example.org", "--body", "four", "--reply-to", "c3", "--json"});
  CHECK(fourth.status == 0);
  CHECK(fourth.err.ends_with("threads are three deep: it stands under c2\n"));
  const auto comment = parse_json(fourth.out);
  CHECK(comment.at("parent") == "c2");
  CHECK(comment.at("answers") == "c3");
}

TEST_CASE("comments add: nobody comments before accepting the policy") {
  const DeliberationLab lab;
  const auto add = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"comments",         "add",    "s1",
                                   "--guest",          "Gwen",   "--guest-email",
                                   "gwen@example.org", "--body", "x"};
    words.insert(words.end(), more.begin(), more.end());
    return lab.run(words);
  };
  check_failed(add({}), 6,
               "qlab: the author has not accepted version 1 of the comments policy\n"
               "hint: once they have read and accepted it, add --accept-policy\n");
  CHECK(add({"--accept-policy"}).status == 0);
  CHECK(add({}).status == 0);
}

TEST_CASE("comments add: an empty text is a bad value where it was typed, bad data in a file") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  const auto add = [&](const std::string& flag, const std::string& value) {
    return lab.run(
        {"comments", "add", "host-led", "--author", "m1", "--accept-policy", flag, value});
  };
  check_failed(add("--body", " "), 2, "qlab: the comment is empty\n");
  check_failed(add("--body-file", lab.file("empty.txt", " \n")), 65,
               "qlab: the comment is empty\n");
}

TEST_CASE("comments add: one author and one text, no more and no less") {
  const DeliberationLab lab;
  const auto failed = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"comments", "add", "s1", "--accept-policy"};
    words.insert(words.end(), more.begin(), more.end());
    const auto finished = lab.run(words);
    CHECK(finished.status == 2);
    CHECK(finished.out.empty());
    return finished.err;
  };
  CHECK(failed({"--body", "x"}).starts_with("qlab: a comment needs one author\n"));
  CHECK(failed({"--author", "m1", "--guest", "G", "--body", "x"})
            .starts_with("qlab: a comment needs one author\n"));
  CHECK(failed({"--guest", "G", "--body", "x"})
            .starts_with("qlab: a guest needs a name and an address\n"));
  CHECK(failed({"--author", "m1"}).starts_with("qlab: a comment needs one text\n"));
  CHECK(failed({"--guest", "G", "--guest-email", "nonsense", "--body", "x"})
            .starts_with("qlab: 'nonsense' is not an e-mail address\n"));
  CHECK(
      failed({"--guest", "G", "--guest-email", "g@example.org", "--body", "x", "--licence", "name"})
          .starts_with("qlab: 'name' is not a licence to quote\n"));
  CHECK(lab.json({"comments", "list"}).empty());
}

}  // namespace qlab::test
