// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios add: a draft with its Markdown text, announced on stderr") {
  const Lab lab;
  const auto body = lab.file("host.md", "\xEF\xBB\xBF# Hôst\n\nText with *stars*.\n");
  const auto added = lab.run({"scenarios", "add", "host-led", "--title", "A host", "--body-file",
                              body, "--format", "ids"});
  CHECK(added.status == 0);
  CHECK(added.out == "s1\n");
  CHECK(added.err == "created s1 (draft)\n");
  const auto view = lab.json({"scenarios", "view", "host-led"});
  CHECK(view.at("state") == "draft");
  CHECK(view.at("opened_at").is_null());
  CHECK(view.at("electorate").is_null());
  CHECK(view.at("body") == "# Hôst\n\nText with *stars*.\n");
}

TEST_CASE("scenarios add: from standard input, open at once") {
  const Lab lab;
  const auto added = lab.json(
      {"scenarios", "add", "quiet-end", "--title", "It ends", "--body-file", "-", "--open"},
      "Thanks.");
  CHECK(added.at("ref") == "s1");
  CHECK(added.at("state") == "open");
  CHECK(added.at("opened_at") == "2027-01-15T09:00:00Z");
}

TEST_CASE("scenarios add: a slug that is none, is an id or is taken has its own words") {
  const DeliberationLab lab;
  const auto body = lab.file("x.md", "Text.");
  const auto add = [&](const char* slug) {
    return lab.run({"scenarios", "add", slug, "--title", "T", "--body-file", body});
  };
  check_failed(add("Host Led"), 2,
               "qlab: 'Host Led' is not a slug\n"
               "hint: use lower-case letters, digits and hyphens, such as host-led\n");
  check_failed(add("s3"), 2,
               "qlab: the slug 's3' reads as an id\nhint: use a word, such as host-led\n");
  check_failed(add("host-led"), 6,
               "qlab: there is a scenario 'host-led' already (s1)\n"
               "hint: choose another slug; nothing was changed\n");
}

TEST_CASE("scenarios add: an absent or empty text is named, and nothing is added") {
  const Lab lab;
  const auto add = [&](const std::string& file) {
    return lab.run({"scenarios", "add", "host-led", "--title", "T", "--body-file", file});
  };
  CHECK(add(lab.path("no.md").string()).status == 10);
  check_failed(add(lab.file("empty.md", " \n")), 65, "qlab: the scenario's text is empty\n");
  CHECK(lab.json({"scenarios", "list"}).empty());
}

TEST_CASE("scenarios add: a wrong command line is exit 2") {
  const Lab lab;
  const auto without_title = lab.run({"scenarios", "add", "host-led", "--body-file", "x"});
  CHECK(without_title.status == 2);
  CHECK(without_title.out.empty());
  CHECK(without_title.err.find("--title") != std::string::npos);
  const auto mistyped =
      lab.run({"scenarios", "add", "x", "--title", "T", "--body-file", "x", "--opne"});
  CHECK(mistyped.status == 2);
  CHECK(mistyped.err.find("did you mean '--open'?") != std::string::npos);
}

}  // namespace qlab::test
