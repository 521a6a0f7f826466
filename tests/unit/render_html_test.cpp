// SPDX-License-Identifier: Apache-2.0
#include "lib/render/html.hpp"

#include <doctest/doctest.h>

#include "lib/render/html_text.hpp"

namespace qlab::render {

TEST_CASE("html: control, bidirectional and invisible characters never reach a page") {
  CHECK(plain("a\x1b[31mb\x07") == "a[31mb");
  CHECK(plain("\u202Egpj.exe\u2069\u200F") == "gpj.exe");
  CHECK(plain("x\U000E0041\uFEFF\uFFFEy") == "xy");
  CHECK(plain("one\ttwo\r\nthree\u2028four\u0085five") == "one two\nthree\nfour\nfive");
  CHECK(plain(std::string_view("a\0b", 3)) == "ab");
}

TEST_CASE("html: letters of every script and joined emoji stay") {
  CHECK(plain("Siân יעל محمد 美咲 👩‍💻 نامه\u200Cها") ==
        "Siân יעל محمد 美咲 👩‍💻 نامه\u200Cها");
}

TEST_CASE("html: bytes that are not UTF-8 become replacement characters") {
  CHECK(plain("bad\xff!\xe2\x80") == "bad\uFFFD!\uFFFD\uFFFD");
}

TEST_CASE("html: a line is one line without space around it") {
  CHECK(one_line("  two\n\n\twords ") == "two words");
  CHECK(one_line(" \n ").empty());
}

TEST_CASE("html: numbers have their thousands apart") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(-1234) == "-1,234");
}

TEST_CASE("html text: tags go, paragraphs become lines, entities become characters") {
  CHECK(text_of_html("<p>One &amp; <b>two</b></p><p>three<br/>four</p>") ==
        "\nOne & two\n\nthree\nfour\n");
  CHECK(text_of_html("a &lt;b&gt; &#65;&#x42; &nbsp;&hellip;") == "a <b> AB  …");
}

TEST_CASE("html text: scripts, styles and comments leave nothing") {
  CHECK(text_of_html("a<script>alert('x')</script>b<STYLE>p{}</STYLE>c<!-- d > e -->f") == "abcf");
  CHECK(text_of_html("a<script>never closed").substr(0, 2) == "a");
}

TEST_CASE("html text: what only looks like markup is text") {
  CHECK(text_of_html("1 < 2 & I <3 you </3 &unknown; &#x;") ==
        "1 < 2 & I <3 you </3 &unknown; &#x;");
}

TEST_CASE(
    "html text: numbers name characters as browsers read them, and names are those of mails") {
  CHECK(text_of_html("it&#146;s &#xFFFFFFFF;&#xD800;&#0;&#160;") ==
        "it\u2019s \uFFFD\uFFFD\uFFFD ");
  CHECK(text_of_html("&ldquo;Sch&ouml;n&rdquo;") == "\u201CSchön\u201D");
}

}  // namespace qlab::render
