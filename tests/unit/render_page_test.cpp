// SPDX-License-Identifier: Apache-2.0
#include "lib/render/page.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace qlab::render {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Page small_page() {
  Page page;
  page.title = "A <report>";
  page.over = "Some & sons";
  page.under = "today";
  page.banner = "Mind!";
  page.closing = "The end.";
  page.opening = {Paragraph{"Hello *you*.", Tone::lead}, KeyNumbers{{{"12", "people"}}}};
  Section inner{"inner", "Inner", {Quote{"Line one\n\nline <two>", "Anna"}, List{{"a", "b"}}}, {}};
  page.sections = {{"outer",
                    "Outer",
                    {Table{"Numbers", {"Name", "Count"}, {{"x|y", "1"}}},
                     Figure{BarChart{"Bars", "L", "V", {{"a", 1}}}}},
                    {inner}},
                   {"last", "Last", {Prose{"# Head\n\n*text*"}}, {}}};
  return page;
}

}  // namespace

TEST_CASE("page: the HTML has landmarks, contents and headings in order") {
  const auto html = to_html(small_page());
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(has(html, "<title>A &lt;report&gt;</title>"));
  CHECK(has(html, "<a class=\"skip\" href=\"#main\">"));
  CHECK(has(html, "<nav aria-labelledby=\"contents\">"));
  CHECK(has(html, "<li><a href=\"#inner\"><bdi>Inner</bdi></a></li>"));
  CHECK(has(html, "<main id=\"main\""));
  CHECK(has(html, "<h1><bdi>A &lt;report&gt;</bdi></h1>"));
  CHECK(has(html, "<section aria-labelledby=\"inner\">\n<h3 id=\"inner\">"));
  CHECK(has(html, "<h3>Head</h3>"));
  CHECK(html.ends_with("</body>\n</html>\n"));
}

TEST_CASE("page: the HTML has no scripts and loads nothing") {
  const auto html = to_html(small_page());
  for (const auto* word : {"<script", "<link", "<img", "<iframe", "@import", "url(http", "src="}) {
    CHECK_MESSAGE(!has(html, word), word);
  }
  CHECK(has(html, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
}

TEST_CASE("page: tables have captions and scopes and scroll in a box of their own") {
  const auto html = to_html(small_page());
  CHECK(has(html, "role=\"region\" aria-labelledby=\"table-1\" tabindex=\"0\""));
  CHECK(has(html, "<caption id=\"table-1\">Numbers</caption>"));
  CHECK(has(html, "<th scope=\"col\"><bdi>Name</bdi></th>"));
  CHECK(has(html, "<th scope=\"row\"><bdi>x|y</bdi></th><td>1</td>"));
}

TEST_CASE("page: a chart comes with its numbers in a table") {
  const auto html = to_html(small_page());
  CHECK(has(html, "<figcaption>Bars</figcaption>\n<svg class=\"chart\""));
  CHECK(has(html, "<details>\n<summary>The numbers<span class=\"heard\">: Bars</span></summary>"));
  CHECK(has(html, "<caption id=\"table-2\">Bars</caption>"));
}

TEST_CASE("page: quotes keep their paragraphs and nothing else") {
  CHECK(has(to_html(small_page()),
            "<p dir=\"auto\">Line one</p>\n<p dir=\"auto\">line &lt;two&gt;</p>"));
}

TEST_CASE("page: the Markdown says the same") {
  CHECK(to_markdown(small_page()) ==
        "Some \\& sons\n\n# A \\<report\\>\n\ntoday\n\n**Mind\\!**\n\nHello \\*you\\*.\n\n"
        "- **12** people\n\n"
        "## Outer\n\n**Numbers**\n\n| Name | Count |\n| --- | ---: |\n| x\\|y | 1 |\n\n"
        "**Bars**\n\n| L | V |\n| --- | ---: |\n| a | 1 |\n\n"
        "### Inner\n\n> Line one\n>\n> line \\<two\\>\n>\n> — Anna\n\n- a\n- b\n\n"
        "## Last\n\n### Head\n\n*text*\n\n---\n\nThe end.\n");
}

TEST_CASE("page: the text is wrapped, and its tables stand in columns") {
  auto page = small_page();
  page.sections[1].blocks.push_back(Table{
      "Work", {"Task", "Owner", "Count"}, {{"Renew", "Ann", "12"}, {"x", "the board", "1"}}, 1, 1});
  page.closing += std::string(90, ' ') + "More.";
  const auto text = to_text(page);
  CHECK(text ==
        "Some & sons\nA <report>\n==========\ntoday\n! Mind!\n\n"
        "Hello *you*.\n\n  * 12 people\n\n"
        "Outer\n-----\n\nNumbers\n  Name  Count\n  x|y       1\n\nBars\n  L  V\n  a  1\n\n"
        "Inner\n.....\n\n  | Line one\n  |\n  | line <two>\n  | \u2014 Anna\n\n  - a\n  - b\n\n"
        "Last\n----\n\n  Head\n  text\n\n"
        "Work\n  Task   Owner      Count\n  Renew  Ann           12\n  x      the board      1\n\n"
        "-- The end. More.\n");
  std::string words;
  for (int i = 0; i < 40; ++i) words += "word ";
  Page wide;
  wide.opening = {List{{words}}};
  std::size_t longest = 0;
  const auto wrapped = to_text(wide);
  for (std::size_t at = 0, end = 0; at < wrapped.size(); at = end + 1) {
    end = wrapped.find('\n', at);
    longest = std::max(longest, end - at);
  }
  CHECK(longest <= 78);
  CHECK(longest > 70);
}

TEST_CASE("page: an empty page is a page") {
  CHECK(to_html({}).ends_with("</html>\n"));
  CHECK_FALSE(to_markdown({}).empty());
}

}  // namespace qlab::render
