// SPDX-License-Identifier: Apache-2.0
#include "lib/render/markdown.hpp"

#include <doctest/doctest.h>

#include <string>

namespace qlab::render {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("markdown: paragraphs, lists and emphasis become elements") {
  CHECK(markdown_to_html("Some *words*.\n\n- one\n- two\n", 3) ==
        "<p>Some <em>words</em>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n");
}

TEST_CASE("markdown: headings fit below ours without a gap") {
  const auto html = markdown_to_html("# One\n\n### Three\n\n## Two\n\n###### Six\n", 4);
  CHECK(has(html, "<h4>One</h4>"));
  CHECK(has(html, "<h5>Three</h5>"));
  CHECK(has(html, "<h5>Two</h5>"));
  CHECK(has(html, "<h6>Six</h6>"));
}

TEST_CASE("markdown: raw HTML, images and links that are no pages are gone") {
  const auto html = markdown_to_html(
      "<script>alert(1)</script>\n\nA <b onclick=\"x\">b</b> ![pixel](https://example.org/p.png)\n"
      "[js](javascript:alert(1)) [data](data:text/html,x) [mail](mailto:a@example.org)\n"
      "[file](file:///etc/passwd) [page](https://example.org/a?b=1&c=2 \"title\") [rel](/x)\n",
      3);
  CHECK(html ==
        "<p>A b pixel\njs data mail\nfile <a href=\"https://example.org/a?b=1&amp;c=2\">page</a> "
        "rel</p>\n");
}

TEST_CASE("markdown: a link with an address inside is only its text") {
  CHECK(markdown_to_html("[a](https://example.org/?who=anna@example.org)", 3) == "<p>a</p>\n");
  CHECK(markdown_to_html("[a](https://example.org/?who=anna%40example.org)", 3) == "<p>a</p>\n");
}

TEST_CASE("markdown: entities cannot bring control or bidirectional characters back") {
  CHECK(markdown_to_html("a&#x202E;b&#x1b;c `d&#27;`", 3) ==
        "<p>abc <code>d&amp;#27;</code></p>\n");
  CHECK(markdown_to_html("```a&#x22;&#x202E;\nx\n```", 3) == "<pre><code>x\n</code></pre>\n");
}

TEST_CASE("markdown: what a rewrite changes loses its emphasis and nothing else") {
  const auto rewrite = [](std::string_view text) {
    auto out = std::string(text);
    if (const auto at = out.find("Anna Evans"); at != std::string::npos) {
      out.replace(at, 10, "[name]");
    }
    return out;
  };
  CHECK(tame_markdown("Ask Anna *Evans* **now**.\n\nBut *this* stays.", 1, rewrite) ==
        "Ask \\[name\\] now.\n\nBut *this* stays.\n");
  CHECK(has(tame_markdown("```\nAnna Evans\n```", 1, rewrite), "[name]"));
  CHECK(tame_markdown("[x](https://example.org/Anna Evans)", 1, rewrite).find("Evans") ==
        std::string::npos);
}

TEST_CASE("markdown: a text beyond the limit is cut between characters") {
  std::string long_text(markdown_limit - 1, 'a');
  long_text += "\u00e9\u00e9";
  const auto html = markdown_to_html(long_text, 3);
  CHECK(html.size() == markdown_limit - 1 + std::string("<p></p>\n").size());
}

TEST_CASE("markdown: deep nesting ends") {
  CHECK(markdown_to_html(std::string(20000, '>') + " deep", 3).size() > 20000);
  CHECK_FALSE(markdown_to_html(std::string(20000, '[') + "x", 3).empty());
}

TEST_CASE("markdown: the words are those that are shown") {
  CHECK(markdown_words("# A *b*\n\nc [d](https://example.org) <i>e</i>\nf\n") == "A b\nc d e f\n");
}

TEST_CASE("markdown: foreign text is shown as it is") {
  CHECK(escape_markdown("*a* _b_ [c](d) <e> `f` # | \\") ==
        "\\*a\\* \\_b\\_ \\[c\\](d) \\<e\\> \\`f\\` \\# \\| \\\\");
  CHECK(escape_markdown("12. twelve") == "12\\. twelve");
  CHECK(escape_markdown("- item") == "\\- item");
  CHECK(escape_markdown("http://example.org www.example.org") ==
        "http\\://example.org www\\.example.org");
  CHECK(escape_markdown("two\nlines") == "two lines");
}

}  // namespace qlab::render
