// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/html_text.hpp"

#include <doctest/doctest.h>

namespace qlab::inbox {

TEST_CASE("mail html: blocks, cells and breaks end a line, and white space is a space") {
  CHECK(text_of_html("<p>One\ttwo</p>three<br/>four\nfive<td>six") ==
        "\nOne two\nthree\nfour five\nsix");
  CHECK(text_of_html("a&nbsp;b&#160;c&#10;d") == "a b c d");
}

TEST_CASE("mail html: what is quoted is marked where it is asked for") {
  constexpr auto html = "Yes.<blockquote>They <b>said</b><br>so</blockquote>No.";
  CHECK(text_of_html(html, Quotations::marked) == "Yes.\n> They said\n> so\nNo.");
  CHECK(text_of_html(html) == "Yes.They said\nsoNo.");
}

TEST_CASE("mail html: an address in brackets that nobody escaped is text") {
  CHECK(text_of_html("<b>To</b> <bob@example.org>: gone") == "To <bob@example.org>: gone");
  CHECK(text_of_html("write <a href=mailto:a@example.org>me</a>") == "write me");
}

TEST_CASE("mail html: styles and scripts are left out in whatever letters they are written") {
  CHECK(text_of_html("a<style>p{}</style>b<SCRIPT>x()</SCRIPT>c") == "abc");
  CHECK(text_of_html("a<STYLE>p{}</Style >b") == "ab");
}

TEST_CASE("mail html: what Outlook says to itself is left out") {
  CHECK(text_of_html("a<!--[if gte mso 9]><xml><o:Zoom>96</o:Zoom></xml><![endif]-->b") == "ab");
  CHECK(text_of_html("a<!--[if !mso]><!-->b<!--<![endif]-->c<![if !vml]>d<![endif]>") == "abcd");
  CHECK(text_of_html("a<?xml:namespace prefix = o />b<o:p></o:p>c") == "abc");
}

TEST_CASE("mail html: a picture within the text is left out, however large") {
  const std::string picture = "<img src=\"data:image/png;base64," + std::string(5000, 'A') + "\">";
  CHECK(text_of_html("a" + picture + "b") == "ab");
}

TEST_CASE("mail html: what only looks like markup is text") {
  CHECK(text_of_html("1 < 2 & I <3 you </3 &unknown;") == "1 < 2 & I <3 you </3 &unknown;");
}

TEST_CASE("mail html: numbers name characters as browsers read them") {
  CHECK(text_of_html("it&#146;s &#x80;5&#0;&#xD800;&#x110000;") ==
        "it\u2019s \u20AC5\uFFFD\uFFFD\uFFFD");
  CHECK(text_of_html("&euro; &bdquo;ja&ldquo; &OElig;&scaron;") == "€ „ja“ Œš");
}

}  // namespace qlab::inbox
