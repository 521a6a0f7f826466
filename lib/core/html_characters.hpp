// SPDX-License-Identifier: Apache-2.0
// Character references of HTML, "&amp;" and "&#64;", as browsers read them (WHATWG HTML 13.2.5.72):
// the one place that knows their names and numbers, and writes those that a text needs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace qlab::html {

/// No name is longer with its ampersand and semicolon; a number may be, with zeros in front.
inline constexpr std::size_t longest_reference = 18;

struct CharacterReference {
  char32_t character = 0;
  std::size_t length = 0;  ///< in bytes, from the ampersand on
};

/// The reference that the text begins with; nothing where it only looks like one. Numbers and the
/// oldest names need no semicolon. A number that is no character is U+FFFD: 0, a surrogate, or one
/// beyond U+10FFFF; 0x80 to 0x9F are what Windows-1252 has there.
std::optional<CharacterReference> character_reference(std::string_view text);

/// What &NAME; stands for: every name of HTML 4.01, and of those that came later ASCII punctuation,
/// spaces and Latin letters.
std::optional<char32_t> named_character(std::string_view name);

/// The longest name at the start of the text that needs no semicolon: "eacute" of "eacutes". Empty
/// where there is none.
std::string_view old_name(std::string_view text);

/// For an element's text and for an attribute in quotes of either kind alike.
std::string escaped(std::string_view text);

}  // namespace qlab::html
