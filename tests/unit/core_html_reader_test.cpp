// SPDX-License-Identifier: Apache-2.0
#include "lib/core/html_reader.hpp"

#include <doctest/doctest.h>

#include "lib/core/code_points.hpp"

namespace qlab::html {
namespace {

/// Texts as they stand, characters in parentheses, tags as +name and -name, with spaces between.
std::string pieces(std::string_view html, Brackets brackets = Brackets::tags) {
  Reader reader(html, brackets);
  std::string all;
  while (const auto piece = reader.next()) {
    all += all.empty() ? "" : " ";
    switch (piece->kind) {
      case Piece::Kind::text:
        all += piece->text;
        break;
      case Piece::Kind::character:
        all += "(" + text::utf8(piece->character) + ")";
        break;
      case Piece::Kind::opening:
        all += "+" + piece->name;
        break;
      case Piece::Kind::closing:
        all += "-" + piece->name;
        break;
    }
  }
  return all;
}

}  // namespace

TEST_CASE("html reader: tags, texts and characters come one after the other") {
  CHECK(pieces("<P class='a'>one&amp;two<br/>three</P\n>") == "+p one (&) two +br three -p");
  CHECK(pieces("<o:p></o:p><h1>x") == "+o:p -o:p +h1 x");
  CHECK(pieces("").empty());
}

TEST_CASE("html reader: comments and what browsers take for them are left out") {
  CHECK(pieces("a<!-- <b> --- > -->b<!-->c<!DOCTYPE html>d<?xml version='1.0'?>e") == "a b c d e");
}

TEST_CASE("html reader: scripts and styles are left out up to their own end") {
  CHECK(pieces("<script>if (a < b) '</style>' &amp;</SCRIPT>x") == "+script -script x");
  CHECK(pieces("<STYLE>p > a {}</style >x") == "+style -style x");
  CHECK(pieces("a<script>never</scrip>t") == "a +script");
}

TEST_CASE("html reader: what never ends is left out") {
  CHECK(pieces("a<b c='d") == "a");
  CHECK(pieces("a<b c=") == "a");
  CHECK(pieces("a<!-- b") == "a");
}

TEST_CASE("html reader: a tag does not end inside a quoted value") {
  CHECK(pieces("<img alt='a > b' src=\"c>d\">e") == "+img e");
  CHECK(pieces("<a title = \"1 > 0\" href='x'>e</a>") == "+a e -a");
  CHECK(pieces("<script data-x='>'>f</script>g") == "+script -script g");
  // A quote that opens no value is a letter, and so is one that nobody closed.
  CHECK(pieces("<p \"a\">b") == "+p b");
  CHECK(pieces("<a href=x?y=\"z>b") == "+a b");
  CHECK(pieces("<a href='b>c</a>d") == "+a c -a d");
}

TEST_CASE("html reader: what only looks like markup is text") {
  CHECK(pieces("1 < 2") == "1  < 2");
  CHECK(pieces("I <3 you </3") == "I  <3 you  </3");
  CHECK(pieces("a & b &no; <") == "a  & b  &no;  <");
  CHECK(pieces("</>") == "</>");
}

TEST_CASE("html reader: an address in brackets is a tag, or a text for whom it is one") {
  CHECK(pieces("to <bob@example.org>.") == "to  +bob@example.org .");
  CHECK(pieces("to <bob@example.org>.", Brackets::addresses) == "to  <bob@example.org>.");
  CHECK(pieces("<a href=mailto:b@example.org>c", Brackets::addresses) == "+a c");
  CHECK(pieces("<a\nhref=mailto:b@example.org>c", Brackets::addresses) == "+a c");
  CHECK(pieces("<b>c@example.org", Brackets::addresses) == "+b c@example.org");
}

TEST_CASE("html reader: hostile repetitions cost no more than their length") {
  for (const std::string part : {"<", "<a", "<a@", "</", "<!--", "<script></", "&", "&#", "&#0"}) {
    CAPTURE(part);
    std::string all;
    while (all.size() < 1'000'000) all += part;
    std::size_t count = 0;
    Reader reader(all, Brackets::addresses);
    while (reader.next()) ++count;
    CHECK(count <= all.size());
  }
}

}  // namespace qlab::html
