// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/front_matter.hpp"

#include <doctest/doctest.h>

#include "tests/support/errors.hpp"

namespace qlab::scenarios {

using test::error_of;

namespace {

std::string refusal(std::string_view text) {
  const auto error = error_of([&] { read_markdown(text, "host.md"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  return error->what();
}

}  // namespace

TEST_CASE("front matter: values plain and quoted, comments, and the text behind") {
  const auto file = read_markdown(
      "---\r\n# who reads this\r\nslug: host-led   # the name\r\n\r\n"
      "title: \"A \\\"host\\\": carries\"\r\norder: 2\r\n---\r\n\r\n# Host\r\n\r\nText.\r\n\r\n",
      "host.md");
  CHECK(file.slug == "host-led");
  CHECK(file.title == "A \"host\": carries");
  CHECK(file.order == 2);
  CHECK(file.body == "# Host\n\nText.\n");
  CHECK(read_markdown("---\ntitle: 'It''s'\n---\nText", "").title == "It's");
}

TEST_CASE("front matter: a text without it is body alone, and a line of --- in it is no front") {
  const auto file = read_markdown("\n\n# Host\n\n---\n\nText.", "host.md");
  CHECK_FALSE(file.slug);
  CHECK(file.body == "# Host\n\n---\n\nText.\n");
  CHECK(read_markdown("", "").body.empty());
  CHECK(read_markdown("---\n---\n---\nslug: no\n", "").body == "---\nslug: no\n");
}

TEST_CASE("front matter: what is not understood is named with its place") {
  CHECK(refusal("---\ntitel: x\n---\n") == "host.md:2:1: unknown key 'titel'");
  CHECK(refusal("---\nslug: a\nslug: b\n---\n") == "host.md:3:1: 'slug' is said twice");
  CHECK(refusal("---\n  order: first\n---\n") == "host.md:2:10: 'order' must be a number from 1");
  CHECK(refusal("---\ntitle: \"open\n---\n") == "host.md:2:8: a quote is never closed");
  CHECK(refusal("---\ntitle: \"a\\n\"\n---\n") == "host.md:2:10: this escape is not known here");
  CHECK(refusal("---\ntitle: [a]\n---\n") == "host.md:2:8: a value that starts so needs quotes");
  CHECK(refusal("---\ntitle: \"a\" b\n---\n") ==
        "host.md:2:12: something stands behind the closing quote");
  CHECK(refusal("---\njust words\n---\n") == "host.md:2:1: a line is no 'key: value'");
  CHECK(refusal("---\ntitle:\n---\n") == "host.md:2:1: 'title' says nothing");
  CHECK(refusal("---\ntitle: a\n") == "host.md:2:1: the front matter has no end");
}

TEST_CASE("front matter: what is written is read the same") {
  for (const std::string_view title :
       {"A host", "- a", "\"quoted\"", "a # b", "it's: this", "back\\slash", "\\\"", "Siân & co"}) {
    MarkdownFile file;
    file.slug = "host-led";
    file.title = title;
    file.order = 3;
    file.body = "# Text\n\n---\nslug: x\n";
    const auto again = read_markdown(write_markdown(file), "");
    CAPTURE(title);
    CHECK(again.slug == file.slug);
    CHECK(again.title == file.title);
    CHECK(again.order == file.order);
    CHECK(again.body == file.body);
  }
}

}  // namespace qlab::scenarios
