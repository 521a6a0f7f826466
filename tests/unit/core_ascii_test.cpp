// SPDX-License-Identifier: Apache-2.0
#include "lib/core/ascii.hpp"

#include <doctest/doctest.h>

namespace qlab {

TEST_CASE("ascii: only the letters A to Z become small, and no byte of another alphabet") {
  CHECK(ascii::lower("Content-TYPE: AZaz09[@`{") == "content-type: azaz09[@`{");
  CHECK(ascii::lower("\xC3\x84\xC3\xA4") == "\xC3\x84\xC3\xA4");
  CHECK(ascii::lower(std::string_view("A\0B", 3)) == std::string_view("a\0b", 3));
}

TEST_CASE("ascii: what stands beside letters and digits in the table is neither") {
  for (const char c : {'/', ':', '@', '[', '`', '{', '\0', '\x7F', '\x80', '\xFF'}) {
    CAPTURE(static_cast<int>(c));
    CHECK_FALSE(ascii::is_alphanumeric(c));
    CHECK(ascii::lower(c) == c);
  }
  for (const char c : {'A', 'Z', 'a', 'z'}) CHECK(ascii::is_letter(c));
  for (const char c : {'0', '9'}) {
    CHECK(ascii::is_digit(c));
    CHECK_FALSE(ascii::is_letter(c));
  }
}

TEST_CASE("ascii: a number is digits to the end, and fits") {
  CHECK(ascii::number("12") == 12);
  CHECK(ascii::number("-3") == -3);
  CHECK(ascii::number("007") == 7);
  CHECK(ascii::number("9223372036854775807") == 9223372036854775807);
  for (const auto* text : {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "9223372036854775808"})
    CHECK_FALSE_MESSAGE(ascii::number(text), text);
}

TEST_CASE("character sets: the first of them is found, from any place on") {
  constexpr ascii::CharacterSet ends(";:");
  CHECK(ends.first_in("a;b:c") == 1);
  CHECK(ends.first_in("a;b:c", 2) == 3);
}

TEST_CASE("character sets: where there is none, it is the end of the text") {
  constexpr ascii::CharacterSet ends(";:");
  CHECK(ends.first_in("abc") == 3);
  CHECK(ends.first_in("abc", 3) == 3);
  CHECK(ends.first_in("") == 0);
}

TEST_CASE("character sets: trimming takes them from both ends, and nothing from within") {
  constexpr ascii::CharacterSet ends(";:");
  CHECK(ends.trimmed(";:a;b:") == "a;b");
  CHECK(ends.trimmed("a") == "a");
  CHECK(ends.trimmed(":;:").empty());
}

TEST_CASE("character sets: a byte beyond ASCII is a character like others") {
  constexpr ascii::CharacterSet spaces(" \xA0");
  CHECK(spaces.has('\xA0'));
  CHECK_FALSE(spaces.has('\xA1'));
}

}  // namespace qlab
