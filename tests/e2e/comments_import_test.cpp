// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {

namespace {

std::string blog() { return test_data("comments/blog.xml").string(); }

std::int64_t accounted_for(const nlohmann::json& report) {
  return report.at("new").get<std::int64_t>() + report.at("unchanged").get<std::int64_t>() +
         static_cast<std::int64_t>(report.at("skipped").size());
}

}  // namespace

TEST_CASE("comments import: isso's own export, and again") {
  const auto path = realdata("blog-comments/isso/wordpress.xml");
  if (is_absent(path)) return;
  const DeliberationLab lab;
  const auto report = lab.json({"comments", "import", path.string(), "--scenario", "host-led"});
  CHECK(report.at("action") == "import");
  CHECK(report.at("rows") == 8);
  CHECK(report.at("new") == 8);
  CHECK(report.at("threads") == 2);
  CHECK(report.at("by_state") == parse_json(R"([{"state": "published", "comments": 8}])"));
  CHECK(accounted_for(report) == 8);
  const auto comments = lab.json({"comments", "list"});
  REQUIRE(comments.size() == 8);
  CHECK(comments[0].at("author") == "Ohai");
  CHECK(comments[0].at("body") == "Erster!1");
  CHECK(comments[2].at("parent") == "c2");
  CHECK(comments[5].at("written_at") == "2022-06-06T02:13:14Z");
  const auto again = lab.json({"comments", "import", path.string(), "--scenario", "host-led"});
  CHECK(again.at("new") == 0);
  CHECK(again.at("unchanged") == 8);
}

TEST_CASE("comments import: rows with a fault are named and the others kept") {
  const DeliberationLab lab;
  const auto imported = lab.run({"comments", "import", blog(), "--scenario", "s1", "--json"});
  CHECK(imported.status == 3);
  CHECK(imported.err.empty());
  const auto report = parse_json(imported.out);
  CHECK(accounted_for(report) == report.at("rows"));
  REQUIRE(report.at("skipped").size() == 3);
  CHECK(report.at("skipped")[1].at("id") == "109");
  CHECK(report.at("skipped")[1].at("line") == 77);
  CHECK(report.at("skipped")[1].at("reason") == "it has no text");
}

TEST_CASE("comments import: a dry run shows the same and writes nothing") {
  const DeliberationLab lab;
  const auto dry =
      lab.run({"comments", "import", "-", "--scenario", "s1", "--json", "-n"}, read(blog()));
  CHECK(dry.status == 3);
  const auto report = parse_json(dry.out);
  CHECK(report.at("dry_run") == true);
  CHECK(report.at("new") == 6);
  CHECK(lab.json({"comments", "list"}).empty());
}

TEST_CASE("comments import: foreign HTML is data in every format") {
  const DeliberationLab lab;
  lab.run({"comments", "import", blog(), "--scenario", "s1"});
  const auto comment = lab.json({"comments", "list", "script"});
  REQUIRE(comment.size() == 1);
  CHECK(comment[0].at("format") == "html");
  CHECK(comment[0].at("body") == "<b>Keep it</b> going & <script>alert(1)</script>");
  CHECK(lab.must({"comments", "list", "--format", "md"}).find("<script>") == std::string::npos);
}

TEST_CASE("comments import: a broken or hostile file is exit 65 with its place, nothing written") {
  const DeliberationLab lab;
  const auto refused = [&](const std::string& xml) {
    const auto failed =
        lab.run({"comments", "import", lab.file("bad.xml", xml), "--scenario", "s1"});
    CHECK(failed.status == 65);
    CHECK(failed.out.empty());
    CHECK(lab.json({"comments", "list"}).empty());
    return failed.err;
  };
  auto whole = read(blog());
  CHECK(refused(whole.substr(0, whole.size() - 30))
            .starts_with("qlab: bad.xml:95:29: unclosed token\n"));
  CHECK(refused("<!DOCTYPE x [<!ENTITY a \"aa\">]>\n" + whole.substr(whole.find("<rss")))
            .starts_with("qlab: bad.xml:1:"));
  CHECK(refused("<blog/>").starts_with("qlab: bad.xml:1:1: this is not a WordPress export\n"));
  CHECK(refused("<disqus/>").starts_with("qlab: bad.xml:1:1: this is not a Disqus export\n"));
}

TEST_CASE("comments import: an absent file or scenario is exit 10, a missing flag exit 2") {
  const DeliberationLab lab;
  CHECK(lab.run({"comments", "import", "/nonexistent.xml", "--scenario", "s1"}).status == 10);
  CHECK(lab.run({"comments", "import", blog(), "--scenario", "nowhere"}).status == 10);
  const auto without = lab.run({"comments", "import", blog()});
  CHECK(without.status == 2);
  CHECK(lab.json({"comments", "list"}).empty());
  CHECK(without.err.find("--scenario") != std::string::npos);
}

TEST_CASE("comments import: an encoding that is guessed is told, and Excel's first line is none") {
  const DeliberationLab lab;
  const auto file =
      lab.file("old.csv", "sep=;\nid;author;body;date\n1;Si\xE2n;Text;2026-01-02T03:04:05Z\n");
  const auto imported = lab.run({"comments", "import", file, "--scenario", "host-led"});
  CHECK(imported.status == 0);
  CHECK(imported.err.find("old.csv is read as Windows-1252 (no other encoding fits; check the "
                          "accents)\n") != std::string::npos);
}

TEST_CASE("comments import: a large file is read within 100 MB, in whatever order it stands") {
  const DeliberationLab lab;
  std::string body;
  for (int i = 0; i < 800; ++i) body += "cost ";
  std::string rows = "topic_id,post_number,reply_to_post_number,username,raw,created_at\n";
  constexpr int posts = 20'000;
  // Every post but the last stands before what it answers.
  for (int number = posts; number > 0; --number) {
    rows += fmt::format("1,{},{},ann,{}{},2026-01-02 03:04:05 UTC\n", number,
                        number > 1 ? std::to_string(number - 1) : "", number, body);
  }
  const auto file = lab.file("posts.csv", rows);
  const auto imported =
      run_process({python(), support_script("peak_memory.py"), binary(), "comments", "import", file,
                   "--scenario", "host-led", "--json=rows,new,detached"},
                  lab.variables);
  CHECK(parse_json(imported.out) ==
        nlohmann::json({{"rows", posts}, {"new", posts}, {"detached", 0}}));
  const auto peak = imported.err.find("peak ");
  REQUIRE(peak != std::string::npos);
  CHECK(std::stoi(imported.err.substr(peak + 5)) < 100);
}

TEST_CASE(
    "comments import: a pipe is read like the file that it comes from, a mailbox is refused") {
  const DeliberationLab lab;
  const auto through_pipe = [&](const std::string& text) {
    return run_process(
        {"/bin/bash", "-c", "\"$0\" comments import <(cat \"$1\") --scenario host-led --json=rows",
         binary(), lab.file("source", text)},
        lab.variables);
  };
  const auto posts = through_pipe(
      "topic_id,post_number,reply_to_post_number,username,raw,created_at\n"
      "1,1,,ann,It costs too much.,2026-01-02 03:04:05 UTC\n");
  CHECK(posts.status == 0);
  CHECK(parse_json(posts.out).at("rows") == 1);
  const auto cut =
      through_pipe("<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\">");
  CHECK(cut.status == 65);
  const auto mails = through_pipe("From a@example.org Sat Jan  2 03:04:05 2026\n\nHello\n");
  CHECK(mails.status == 2);
  CHECK(mails.err.find("a mailbox is not read from standard input or a pipe") != std::string::npos);
}

}  // namespace qlab::test
