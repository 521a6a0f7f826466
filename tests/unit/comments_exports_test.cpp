// SPDX-License-Identifier: Apache-2.0
// The exports of other systems, as their own tests expect them.
#include <doctest/doctest.h>

#include <sstream>

#include "lib/comments/disqus.hpp"
#include "lib/comments/import.hpp"
#include "lib/comments/json_exports.hpp"
#include "lib/comments/listing.hpp"
#include "lib/comments/open_export.hpp"
#include "lib/comments/rows_reader.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/hostile_json.hpp"
#include "tests/support/places.hpp"

namespace qlab::comments {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Exports : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));

  ImportReport import(ExportReader& reader, bool keep_readable = false) {
    return import_comments(store, reader, {.scenario = scenario, .keep_readable = keep_readable},
                           day(2));
  }

  ImportReport import_file(const std::filesystem::path& path, bool keep_readable = false) {
    ExportFile file(path);
    if (keep_readable) file.skip_to_xml();
    const auto reader = open_export(file, kind_of(file.head()), {});
    return import(*reader, keep_readable);
  }

  ImportReport import_rows(const std::string& text, bool json) {
    TextFile file(text, "rows");
    const auto reader = open_rows(json ? json_lines(file) : csv_rows(file), "rows");
    return import(*reader);
  }

  [[nodiscard]] std::vector<Comment> comments() const {
    std::vector<Comment> all;
    list(store, {}, [&](const Comment& comment) { all.push_back(comment); });
    return all;
  }

  [[nodiscard]] Comment by_source_id(const std::string& id) const {
    for (auto& comment : comments()) {
      if (comment.source_id == id) return comment;
    }
    throw std::out_of_range("no comment " + id);
  }
};

std::int64_t count(const ImportReport& report, State state) {
  const auto found = report.by_state.find(state);
  return found == report.by_state.end() ? 0 : found->second;
}

std::string forum(const std::string& inside) {
  return "<disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\">"
         "<thread dsq:id=\"1\"><link>http://x.org/</link><title>T</title></thread>" +
         inside + "</disqus>";
}

std::string post(const std::string& id, const std::string& more) {
  return "<post dsq:id=\"" + id +
         "\"><message>Hi</message><createdAt>2013-10-10T19:20:29Z</createdAt>"
         "<author><name>Ann</name></author><thread dsq:id=\"1\"/>" +
         more + "</post>";
}

}  // namespace

TEST_CASE("comments import: isso's Disqus file, as isso's own test expects it") {
  const auto path = test::realdata("blog-comments/isso/disqus.xml");
  if (test::is_absent(path)) return;
  Exports exports;
  const auto report = exports.import_file(path);
  CHECK(report.source == "disqus");
  CHECK(report.rows == 6);
  CHECK(report.added == 5);
  REQUIRE(report.skipped.size() == 1);
  CHECK(report.skipped[0].reason == "its thread is not in the file");
  CHECK(report.pages.size() == 2);
  CHECK(report.pages[0].page.title == "Hello, World!");
  const auto first = exports.by_source_id("4");
  CHECK(first.author == "peter");
  CHECK(exports.text("SELECT address FROM comment_guest WHERE name = 'peter'") == "foo@bar.com");
  CHECK(exports.by_source_id("5").parent_id == first.id);
  CHECK(exports.by_source_id("9").state == State::rejected);
  CHECK(exports.by_source_id("11").parent_id == exports.by_source_id("9").id);
  CHECK(exports.by_source_id("8").author == "Empty");
  CHECK(exports.import_file(path).added == 0);
}

TEST_CASE("comments import: remark42's Disqus file is malformed, and says where") {
  const auto path = test::realdata("blog-comments/remark42/disqus.xml");
  if (test::is_absent(path)) return;
  Exports exports;
  const auto refused = error_of([&] { exports.import_file(path); });
  REQUIRE(refused);
  CHECK(refused->kind() == Kind::data);
  CHECK(std::string(refused->what()).starts_with("disqus.xml:1:"));
  CHECK(exports.comments().empty());
}

TEST_CASE(
    "comments import: what can be read of it is four comments and spam, as remark42 expects") {
  const auto path = test::realdata("blog-comments/remark42/disqus.xml");
  if (test::is_absent(path)) return;
  Exports exports;
  const auto report = exports.import_file(path, true);
  CHECK(report.broken.starts_with("disqus.xml:147:"));
  CHECK(count(report, State::published) == 4);
  CHECK(count(report, State::spam) == 1);
  CHECK(report.pages.size() == 2);
  const auto first = exports.by_source_id("299619020");
  CHECK(first.body.starts_with("<p>The quick brown fox"));
  CHECK(first.author == "Alexander Blah");
  CHECK(first.page->link == "https://radio-t.com/p/2011/03/05/podcast-229/");
  CHECK(rfc3339(first.written_at) == "2011-08-31T15:16:29Z");
  CHECK_FALSE(first.parent_id);
  CHECK(exports.by_source_id("299986072").author == "No Username");
}

TEST_CASE("comments import: what was deleted in remark42's files stays deleted") {
  const auto folder = test::realdata("blog-comments/remark42");
  if (test::is_absent(folder)) return;
  Exports by_post;
  const auto one = by_post.import_file(folder / "disqus-deleted-post.xml", true);
  CHECK(count(one, State::published) == 3);
  CHECK(count(one, State::rejected) == 1);
  Exports by_thread;
  const auto all = by_thread.import_file(folder / "disqus-deleted-thread.xml", true);
  CHECK(count(all, State::published) == 2);
  CHECK(count(all, State::rejected) == 3);
}

TEST_CASE("comments import: remark42's Commento file, as its own test expects it") {
  const auto path = test::realdata("blog-comments/remark42/commento.json");
  if (test::is_absent(path)) return;
  Exports exports;
  const auto report = exports.import_file(path);
  CHECK(report.source == "commento");
  CHECK(report.added == 3);
  CHECK(report.pages.size() == 2);
  const auto reply =
      exports.by_source_id("ea5f7bcd6ac9bb7b657f7d0569831104e1bcf9c253d03c1e16bf9654c49a5ce9");
  CHECK(reply.body == "Great reply!");
  CHECK(reply.author == "Saturnin Uf");
  CHECK(
      reply.parent_id ==
      exports.by_source_id("7d77e39fcd813241d6281478cc8f21ab5f807d043c750bc1a936bc23b34fb854").id);
  CHECK(exports.by_source_id("e7069a7dfcfaed43caf62300a9b0edb1c124ad79d0f5887c93649c15d7f69945")
            .author == "Anonymous");
  CHECK(exports.import_file(path).unchanged == 3);
}

TEST_CASE("comments import: isso's generic file, as isso's own test expects it") {
  const auto path = test::realdata("blog-comments/isso/generic.json");
  if (test::is_absent(path)) return;
  Exports exports;
  const auto report = exports.import_file(path);
  CHECK(report.added == 2);
  REQUIRE(report.pages.size() == 2);
  CHECK(report.pages[0].page.title == "Test+post");
  CHECK(report.pages[1].page.title == "Nat+%26+Miguel");
  const auto all = exports.comments();
  CHECK(all[0].author == "texas holdem");
  CHECK(all[0].body == "Great men can't be ruled. by free online poker");
  CHECK(rfc3339(all[0].written_at) == "2005-02-24T04:03:37Z");
  CHECK(all[1].body == "Ja-make-a me crazzy mon :)");
}

TEST_CASE("comments import: a Disqus file that is hostile or broken is refused with its place") {
  const auto refusal = [](const std::string& xml) {
    Exports exports;
    std::istringstream file(xml);
    const auto reader = disqus::open(file, "d.xml");
    const auto error = error_of([&] { exports.import(*reader); });
    return error ? std::string(error->what()) : std::string("none");
  };
  CHECK(refusal("<!DOCTYPE x [<!ENTITY a \"aa\">]><disqus/>").starts_with("d.xml:1:"));
  CHECK(refusal("<disqus/>") == "d.xml:1:1: this is not a Disqus export");
  CHECK(refusal(forum("<post>")).starts_with("d.xml:1:"));
  CHECK(refusal(forum("<post dsq:id='1'><message>&a;</message></post>")).starts_with("d.xml:1:"));
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  CHECK(refusal(forum(deep)).ends_with("elements are nested too deep"));
}

TEST_CASE("comments import: Disqus replies may come before what they answer, and ring") {
  Exports exports;
  std::istringstream file(forum(
      post("3", "<parent dsq:id=\"2\"/>") + post("2", "") + post("4", "<parent dsq:id=\"5\"/>") +
      post("5", "<parent dsq:id=\"4\"/>") + post("6", "<isApproved>false</isApproved>")));
  const auto reader = disqus::open(file, "d.xml");
  CHECK(exports.import(*reader).added == 5);
  CHECK(exports.by_source_id("3").parent_id == exports.by_source_id("2").id);
  CHECK(exports.by_source_id("6").state == State::pending);
}

TEST_CASE("comments import: a Discourse user's archive and a Data Explorer export") {
  Exports exports;
  const auto archive = exports.import_rows(
      "topic_title,category,is_pm,post,url,created_at\n"
      "Hosts,General,No,I could host,https://d.org/t/1/2,2026-01-02 03:04:05 UTC\n"
      "Secret,General,Yes,Between us,https://d.org/t/2/1,2026-01-02 03:04:05 UTC\n",
      false);
  CHECK(archive.source == "discourse");
  CHECK(archive.added == 1);
  CHECK(archive.skipped.at(0).reason == "a private message is not a comment");
  const auto posts = exports.import_rows(
      "topic_id,post_number,reply_to_post_number,username,raw,created_at,deleted_at,post_type\n"
      "7,1,,ann,First,2026-01-02 03:04:05 UTC,,1\n"
      "7,2,1,ben,\"Second, quoted\",2026-01-02 03:05:05 UTC,,1\n"
      "7,3,1,cai,Gone,2026-01-02 03:05:05 UTC,2026-02-01 00:00:00 UTC,1\n"
      "7,4,,system,Closed,2026-01-02 03:05:05 UTC,,3\n",
      false);
  CHECK(posts.added == 3);
  CHECK(exports.by_source_id("7/2").parent_id == exports.by_source_id("7/1").id);
  CHECK(exports.by_source_id("7/3").state == State::rejected);
  CHECK(rfc3339(exports.by_source_id("7/1").written_at) == "2026-01-02T03:04:05Z");
}

TEST_CASE("comments import: rows of JSON name what they can, and faults are named") {
  Exports exports;
  const auto report = exports.import_rows(
      "{\"id\": 1, \"author\": \"Ann\", \"email\": \"ann@example.org\", \"text\": \"One\","
      " \"created_at\": \"2026-01-02T03:04:05Z\", \"licence\": \"unnamed\", \"themes\": "
      "[\"costs\"]}\n"
      "\n"
      "{\"id\": 2, \"parent\": 1, \"body\": \"Two\", \"date\": 1767323045, \"state\": "
      "\"published\"}\n"
      "{\"id\": 3, \"body\": \"Three\", \"date\": \"2026-01-02\", \"state\": \"shown\"}\n"
      "{\"id\": 4, \"body\": \"Four\"}\n",
      true);
  CHECK(report.added == 2);
  REQUIRE(report.skipped.size() == 2);
  CHECK(report.skipped[0].reason == "'shown' is not a state of comments");
  CHECK(report.skipped[0].line == 4);
  CHECK(report.skipped[1].reason == "it has no time");
  CHECK(exports.by_source_id("2").parent_id == exports.by_source_id("1").id);
  CHECK(exports.by_source_id("1").licence == Licence::unnamed);
  CHECK(exports.by_source_id("1").state == State::pending);
  CHECK(exports.text("SELECT code FROM comment_theme") == "costs");
  const auto broken = error_of([&] { exports.import_rows("{\"body\": \"\"}\nnone\n", true); });
  REQUIRE(broken);
  CHECK(std::string(broken->what()) == "rows:2:1: this is no JSON object");
}

TEST_CASE("comments import: a broken JSON file is refused with its place") {
  const auto refusal = [](const auto& open, std::string_view json) {
    const auto error = error_of([&] { open(json, "x.json"); });
    return error ? std::string(error->what()) : std::string("none");
  };
  CHECK(refusal(open_isso, "[{\n\"id\": }]") == "x.json:2:7: this is no JSON");
  for (const auto& hostile : {test::deep_json(300'000), test::wide_json(200'000)}) {
    const auto people = R"({"comments":[],"commenters":[{"commenterHex":"a","x":)" + hostile;
    CHECK(refusal(open_commento, people + "}]}") ==
          "x.json: it is nested too deeply, or has too many fields");
  }
  CHECK(refusal(open_isso, "{}") == "x.json: this is not an export of isso");
  CHECK(refusal(open_commento, "{}") == "x.json: this is not an export of Commento");
  CHECK(refusal(open_isso, "[{\"id\": \"/\", \"comments\": [2]}]") == "none");
}

TEST_CASE("comments import: an array of what are no threads is refused, and not 0 comments") {
  const auto error = error_of([] {
    open_isso("[{\"id\": \"/\", \"comments\": []}, {\"id\": 1, \"body\": \"x\"}]", "x.json");
  });
  REQUIRE(error);
  CHECK(std::string(error->what()) == "x.json: element 2 is no thread of isso");
  CHECK(error->hint().find("--format jsonl") != std::string::npos);
  CHECK_FALSE(error_of([] { open_isso("[]", "x.json"); }));
}

TEST_CASE("comments import: what stands for a time and is none is shown") {
  Exports exports;
  const auto report = exports.import_rows("id,body,date\n1,One,20.02.2027 12:30\n", false);
  REQUIRE(report.skipped.size() == 1);
  CHECK(report.skipped[0].reason == "'20.02.2027 12:30' is no time: write 2027-02-20T12:30:00Z");
}

}  // namespace qlab::comments
