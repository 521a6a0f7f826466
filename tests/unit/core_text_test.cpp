// SPDX-License-Identifier: Apache-2.0
#include "lib/core/text.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <utility>

#include "lib/core/code_points.hpp"

namespace qlab::text {

TEST_CASE("text: foreign control and bidirectional characters are made visible") {
  CHECK(terminal_safe("a\x1b[31mb") == "a<U+001B>[31mb");
  CHECK(terminal_safe("line\nnext\ttab") == "line\\nnext\\ttab");
  CHECK(terminal_safe("\u202Egpj.exe") == "<U+202E>gpj.exe");
  CHECK(terminal_safe("Siân ok") == "Siân ok");
  CHECK(terminal_safe("bad\xff!") == "bad\uFFFD!");
}

TEST_CASE(
    "text: a control character is found, and a mark of direction, an accent or an emoji is none") {
  for (const std::string inside :
       {"\n", "\r", "\t", "\v", "\x1b", "\x7f", "\u0080", "\u0085", "\u009b", "\u2028", "\u2029"}) {
    CAPTURE(terminal_safe(inside));
    CHECK(has_control(inside));
    CHECK(has_control("before" + inside));
    CHECK(has_control(inside + "behind"));
  }
  CHECK(has_control(std::string_view("\0", 1)));
  for (const auto* text :
       {"", "Siân ap Rhys", "\u200fמרים", "\u202aabc\u202c", "👩‍💻", "a\u00a0b"}) {
    CAPTURE(text);
    CHECK_FALSE(has_control(text));
  }
}

TEST_CASE("text: of several lines, only the line ends stay as they are") {
  CHECK(terminal_safe_lines("one\r\n\x1b[2Jtwo\n") == "one\n<U+001B>[2Jtwo\n");
  CHECK(terminal_safe_lines("").empty());
}

TEST_CASE("text: width counts graphemes, wide and combining") {
  CHECK(width("abc") == 3);
  CHECK(width("日本") == 4);
  CHECK(width("e\u0301") == 1);
  CHECK(width("👩‍💻") == 2);
}

TEST_CASE("text: in one line, breaks and tabs are blanks, and marks of direction stay") {
  CHECK(in_one_line("\n Anna\r\n\tLee\x1b[0m ") == "Anna Lee [0m");
  CHECK(in_one_line("a\u2028b \u200Fc") == "a b \u200Fc");
  CHECK(in_one_line(" \n").empty());
}

TEST_CASE("text: a cut ends with an ellipsis and never splits a grapheme") {
  CHECK(cut("abcdef", 4) == "abc…");
  CHECK(cut("日本語", 4) == "日…");
  CHECK(cut("abc", 3) == "abc");
}

TEST_CASE("text: folding makes spellings of one word equal") {
  CHECK(fold("ANNA") == "anna");
  CHECK(fold("Straße") == fold("STRASSE"));
  CHECK(fold_for_search("Siân") == "sian");
  CHECK(fold_for_search("Niall Ó’Neill") == "niall o'neill");
  CHECK(fold_for_search("Anne‑Marie") == "anne-marie");
}

TEST_CASE("text: a slug is what different spellings have in common") {
  CHECK(slug("Northern  Ireland") == "northern-ireland");
  CHECK(slug(" E-mail 1 – Value\n") == "e-mail-1-value");
  CHECK(slug("Siân's côte") == "sian-s-cote");
  CHECK(slug("日本 グループ") == slug("日本-グループ"));
  CHECK(slug("...").empty());
}

TEST_CASE("text: trimming takes every Unicode space") {
  CHECK(trim("\u00a0\uFEFF a b \t\n") == "a b");
  CHECK(trim("   ").empty());
}

TEST_CASE("text: the nearest word is found, a foreign one is not") {
  constexpr std::array<std::string_view, 3> words{"members", "scenarios", "comments"};
  CHECK(nearest("membres", words) == "members");
  CHECK_FALSE(nearest("xylophone", words));
  CHECK(did_you_mean("comment", words) == "did you mean 'comments'?");
}

TEST_CASE("text: code points are written as UTF-8, from the first to the last of each length") {
  constexpr std::array<std::pair<char32_t, std::string_view>, 9> written{{
      {0x01, "\x01"},
      {0x7F, "\x7F"},
      {0x80, "\xC2\x80"},
      {0x7FF, "\xDF\xBF"},
      {0x800, "\xE0\xA0\x80"},
      {0xD7FF, "\xED\x9F\xBF"},
      {0xFFFF, "\xEF\xBF\xBF"},
      {0x10000, "\xF0\x90\x80\x80"},
      {0x10FFFF, "\xF4\x8F\xBF\xBF"},
  }};
  for (const auto& each : written) {
    CAPTURE(static_cast<std::uint32_t>(each.first));
    CHECK(utf8(each.first) == each.second);
    auto rest = each.second;
    CHECK(static_cast<char32_t>(take_code_point(rest)) == each.first);
  }
  CHECK(utf8(0) == std::string(1, '\0'));
}

TEST_CASE("text: surrogates and what is beyond the last code point are written as U+FFFD") {
  for (const char32_t none : {0xD800U, 0xDBFFU, 0xDC00U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU}) {
    CAPTURE(static_cast<std::uint32_t>(none));
    CHECK(utf8(none) == "\uFFFD");
  }
}

}  // namespace qlab::text
