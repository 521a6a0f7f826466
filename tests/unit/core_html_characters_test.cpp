// SPDX-License-Identifier: Apache-2.0
#include "lib/core/html_characters.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>

#include "lib/core/code_points.hpp"

namespace qlab::html {
namespace {

/// What the text begins with, and what is left behind it: "é|." of "&eacute;."; "none" of no
/// reference.
std::string read(std::string_view text) {
  const auto reference = character_reference(text);
  if (!reference) return "none";
  return text::utf8(reference->character) + "|" + std::string(text.substr(reference->length));
}

}  // namespace

TEST_CASE("html characters: names of letters, marks, spaces and signs are known") {
  CHECK(read("&amp;amp;") == "&|amp;");
  CHECK(read("&eacute;.") == "é|.");
  CHECK(read("&scaron;&Omega;&hellip;") == "š|&Omega;&hellip;");
  CHECK(read("&Omega;") == "Ω|");
  CHECK(read("&bdquo;") == "„|");
  CHECK(read("&euro;5") == "€|5");
  CHECK(read("&nbsp;") == "\u00A0|");
  CHECK(read("&commat;") == "@|");
  CHECK(read("&NonBreakingSpace;") == "\u00A0|");
  CHECK(read("&DiacriticalAcute;") == "´|");
}

TEST_CASE("html characters: numbers are decimal or hexadecimal, with any zeros in front") {
  CHECK(read("&#64;x") == "@|x");
  CHECK(read("&#x40;x") == "@|x");
  CHECK(read("&#X1f600;") == "😀|");
  CHECK(read("&#" + std::string(1000, '0') + "64;") == "@|");
}

TEST_CASE("html characters: numbers and the oldest names end without a semicolon too") {
  CHECK(read("&#64example") == "@|example");
  CHECK(read("&#x40zero") == "@|zero");
  CHECK(read("&#64") == "@|");
  CHECK(read("&amp b") == "&| b");
  CHECK(read("&amp") == "&|");
  CHECK(read("&Eacutes;") == "É|s;");
  CHECK(read("&copycat") == "©|cat");
  CHECK(read("&notin;") == "∉|");
  CHECK(read("&notit;") == "¬|it;");
  CHECK(read("&hellip ") == "none");
}

TEST_CASE("html characters: what is no character is U+FFFD") {
  for (const std::string number : {"0", "x0", "xD800", "xdfff", "x110000", "1114112", "xFFFFFFFF",
                                   "99999999999999999999999999", "x100000000000000000000040"}) {
    CAPTURE(number);
    CHECK(read("&#" + number + ";") == "\uFFFD|");
  }
  CHECK(read("&#x10FFFF;") == "\U0010FFFF|");
  CHECK(read("&#xD7FF;") == "\uD7FF|");
}

TEST_CASE("html characters: 0x80 to 0x9F are those of Windows-1252, where it has any") {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{{
      {"&#128;", "€|"},
      {"&#146;", "\u2019|"},
      {"&#x9F;", "Ÿ|"},
      {"&#x81;", "\u0081|"},
      {"&#160;", "\u00A0|"},
  }};
  for (const auto& each : known) {
    CAPTURE(each.first);
    CHECK(read(each.first) == each.second);
  }
}

TEST_CASE("html characters: what only looks like a reference is none") {
  for (const auto* text :
       {"", "&", "&;", "&#", "&#;", "&#x", "&#x;", "&#xg;", "&#a;", "& amp;", "&unknown;", "&am",
        "&Amp ;", "amp;", "#64;", "&-64;", "&# 64;", "&#-64;", "&#+64;"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
  }
}

TEST_CASE("html: what would be markup is escaped, in text and attributes alike") {
  CHECK(escaped("<b a=\"1\" c='2'>&amp;") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
}

}  // namespace qlab::html
