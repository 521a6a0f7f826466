// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/import.hpp"

#include <doctest/doctest.h>

#include <random>
#include <sstream>

#include "lib/comments/listing.hpp"
#include "lib/comments/wordpress.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/places.hpp"

namespace qlab::comments {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Blog : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));

  ImportReport import(const std::string& xml, Write write = Write::yes) {
    std::istringstream file(xml);
    const auto reader = wordpress::open(file, "blog.xml");
    return import_comments(store, *reader, {.scenario = scenario, .write = write}, day(2));
  }

  [[nodiscard]] std::vector<Comment> comments() const {
    std::vector<Comment> all;
    list(store, {}, [&](const Comment& comment) { all.push_back(comment); });
    return all;
  }

  /// By its id in the file.
  [[nodiscard]] Comment imported(std::string_view id) const {
    for (auto& comment : comments()) {
      if (comment.source_id.ends_with("#comment-" + std::string(id))) return comment;
    }
    throw std::out_of_range("no comment " + std::string(id));
  }
};

std::string blog_xml() { return test::read(test::test_data("comments/blog.xml")); }

void check_sums(const ImportReport& report) {
  CHECK(report.added + report.unchanged + static_cast<std::int64_t>(report.skipped.size()) ==
        report.rows);
  std::int64_t by_state = 0;
  for (const auto& [state, count] : report.by_state) by_state += count;
  CHECK(by_state == report.added);
}

}  // namespace

TEST_CASE("comments import: every row is accounted for, pingbacks are no comments") {
  Blog blog;
  const auto report = blog.import(blog_xml());
  check_sums(report);
  CHECK(report.rows == 9);
  CHECK(report.added == 6);
  CHECK(report.by_state.at(State::published) == 3);
  CHECK(report.by_state.at(State::pending) == 1);
  CHECK(report.by_state.at(State::spam) == 1);
  CHECK(report.by_state.at(State::rejected) == 1);
  REQUIRE(report.skipped.size() == 3);
  CHECK(report.skipped[0].reason == "a pingback is not a comment");
  CHECK_FALSE(report.skipped[0].is_fault);
  CHECK(report.skipped[1].id == "109");
  CHECK(report.skipped[1].line == 77);
  CHECK(report.skipped[1].reason == "it has no text");
  CHECK(report.skipped[1].is_fault);
  REQUIRE(report.pages.size() == 1);
  CHECK(report.pages[0].page.title == "What could happen?");
  CHECK(report.pages[0].comments == 6);
}

TEST_CASE("comments import: threads are kept, and deeper ones keep what they answered") {
  Blog blog;
  const auto report = blog.import(blog_xml());
  const auto first = blog.imported("101");
  const auto second = blog.imported("103");
  const auto third = blog.imported("104");
  const auto fourth = blog.imported("105");
  CHECK(first.depth == 1);
  CHECK(second.parent_id == first.id);
  CHECK(third.parent_id == second.id);
  CHECK(fourth.parent_id == second.id);
  CHECK(fourth.answers_id == third.id);
  CHECK(fourth.depth == 3);
  CHECK(report.moved_up == 1);
  CHECK_FALSE(blog.imported("107").parent_id);
  CHECK(report.detached == 1);
}

TEST_CASE("comments import: times are GMT, and local only where there is no other") {
  Blog blog;
  const auto report = blog.import(blog_xml());
  CHECK(rfc3339(blog.imported("101").written_at) == "2026-11-01T11:00:00Z");
  CHECK(rfc3339(blog.imported("105").written_at) == "2026-11-04T09:00:00Z");
  CHECK(report.local_times == 1);
}

TEST_CASE("comments import: the author is a member by address, signing as there, else a guest") {
  Blog blog;
  const auto anna = blog.member("Anna Jones", "anna@example.org");
  CHECK(blog.import(blog_xml()).by_members == 1);
  const auto by_anna = blog.imported("101");
  CHECK(by_anna.member_id == anna);
  CHECK(by_anna.author == "Anna the Brave");
  CHECK(by_anna.format == Format::html);
  CHECK(by_anna.body == "<b>Keep it</b> going & <script>alert(1)</script>");
  CHECK(by_anna.licence == Licence::not_outside);
  CHECK(blog.imported("104").author == "Anonymous");
  CHECK(blog.text("SELECT address FROM comment_guest WHERE name = 'Ben'") == "ben@example.org");
  CHECK(blog.text("SELECT address FROM comment_guest WHERE name = 'Cai'").empty());
}

TEST_CASE("comments import: the same file again, or another export of the blog, adds nothing") {
  Blog blog;
  blog.import(blog_xml());
  blog.store.run("UPDATE comment SET state = 'withdrawn' WHERE source_id LIKE '%-101'");
  auto other_export = blog_xml();
  const auto at = other_export.find("https://Blog.example.org/");
  other_export.replace(at, 25, "http://blog.example.org");
  for (const auto& xml : {blog_xml(), other_export}) {
    const auto again = blog.import(xml);
    check_sums(again);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 6);
    CHECK(again.pages.size() == 1);
  }
  CHECK(blog.number("SELECT COUNT(*) FROM comment") == 6);
  CHECK(blog.number("SELECT COUNT(*) FROM comment_page") == 1);
  CHECK(blog.imported("101").state == State::withdrawn);
  CHECK(blog.number("SELECT COUNT(*) FROM change_log WHERE summary LIKE 'imported%'") == 1);
}

TEST_CASE("comments import: a longer export adds what is new under what is known") {
  Blog blog;
  blog.import(blog_xml());
  auto longer = blog_xml();
  const std::string reply =
      "<x:comment><x:comment_id>120</x:comment_id><x:comment_date_gmt>2026-12-01 09:00:00"
      "</x:comment_date_gmt><x:comment_content>Late.</x:comment_content><x:comment_approved>1"
      "</x:comment_approved><x:comment_parent>103</x:comment_parent></x:comment>";
  longer.insert(longer.find("</item>"), reply);
  const auto report = blog.import(longer);
  CHECK(report.added == 1);
  CHECK(report.unchanged == 6);
  CHECK(blog.imported("120").parent_id == blog.imported("103").id);
}

TEST_CASE("comments import: a broken file and a dry run leave nothing behind") {
  Blog blog;
  const auto xml = blog_xml();
  const auto cut_off = xml.substr(0, xml.find("<item><title>No comments"));
  CHECK(error_of([&] { blog.import(cut_off); })->kind() == Kind::data);
  const auto dry = blog.import(xml, Write::no);
  CHECK(dry.added == 6);
  for (const auto* table : {"comment", "comment_guest", "comment_page", "comment_history"})
    CHECK(blog.number(fmt::format("SELECT COUNT(*) FROM {}", table)) == 0);
}

TEST_CASE("comments import: the log knows which rows are new") {
  Blog blog;
  blog.import(blog_xml());
  CHECK(blog.text("SELECT batches FROM change_log ORDER BY id DESC LIMIT 1") ==
        "comment_page 1 1\ncomment_guest 1 6\ncomment 1 6\ncomment_history 1 6\n"
        "comment_review 1 1");
}

TEST_CASE(
    "comments import: an id that stands twice under one post is told, replies in a ring kept") {
  Blog blog;
  const auto comment = [](int id, int parent) {
    return fmt::format(
        "<w:comment><w:comment_id>{}</w:comment_id><w:comment_content>x</w:comment_content>"
        "<w:comment_date_gmt>2026-11-02 09:00:00</w:comment_date_gmt>"
        "<w:comment_parent>{}</w:comment_parent></w:comment>",
        id, parent);
  };
  const auto report =
      blog.import("<rss xmlns:w=\"http://wordpress.org/export/1.2/\"><channel><item>" +
                  comment(1, 2) + comment(2, 1) + comment(1, 0) + "</item></channel></rss>");
  check_sums(report);
  CHECK(report.added == 2);
  REQUIRE(report.skipped.size() == 1);
  CHECK(report.skipped[0].reason == "its id stands there twice");
  CHECK(report.detached == 1);
}

TEST_CASE("comments import: with bytes flipped, all is accounted for or nothing is written") {
  Blog blog;
  const auto whole = blog_xml();
  std::mt19937 random(20270220);
  for (int round = 0; round < 300; ++round) {
    auto xml = whole;
    for (int flips = 0; flips < 3; ++flips)
      xml[random() % xml.size()] = static_cast<char>(random() & 0xFF);
    const auto before = blog.number("SELECT COUNT(*) FROM comment");
    std::int64_t added = 0;
    const auto error = error_of([&] {
      const auto report = blog.import(xml);
      check_sums(report);
      added = report.added;
    });
    if (error) CHECK(error->kind() == Kind::data);
    CHECK(blog.number("SELECT COUNT(*) FROM comment") == before + added);
  }
  CHECK(blog.number("SELECT COUNT(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("comments import: the export that isso is tested with gives what isso expects") {
  const std::filesystem::path path = test::realdata("blog-comments/isso/wordpress.xml").string();
  if (test::is_absent(path)) return;
  Blog blog;
  const auto report = blog.import(test::read(path));
  check_sums(report);
  CHECK(report.rows == 8);
  CHECK(report.added == 8);
  CHECK(report.by_state.at(State::published) == 8);
  REQUIRE(report.pages.size() == 2);
  CHECK(report.pages[0].page.title == "Hello, World…");
  CHECK(report.pages[0].page.link == "http://example.tld/2014/test/");
  CHECK(report.pages[0].comments == 7);
  CHECK(report.pages[1].page.title == "...");
  const auto all = blog.comments();
  REQUIRE(all.size() == 8);
  CHECK(all[0].author == "Ohai");
  CHECK(all[0].body == "Erster!1");
  CHECK(all[1].body == "Zweiter.");
  CHECK(all[2].parent_id == all[1].id);
  CHECK(all[3].parent_id == all[2].id);
  CHECK(all[4].parent_id == all[2].id);
  CHECK(all[5].author == "Multiline Author");
  CHECK(all[5].body ==
        "When you have a comment with multiple lines:\nWordPress exports it like this.");
  CHECK(rfc3339(all[5].written_at) == "2022-06-06T02:13:14Z");
  CHECK(all[6].author == "Letzter :/");
  CHECK_FALSE(all[6].parent_id);
  CHECK(all[7].source_id == "example.tld/?p=4#comment-11");
  CHECK(blog.import(test::read(path)).unchanged == 8);
}

}  // namespace qlab::comments
