// SPDX-License-Identifier: Apache-2.0
#include "lib/core/html_characters.hpp"

#include <algorithm>
#include <cstdint>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"
#include "lib/core/encoding.hpp"

namespace qlab::html {
namespace {

constexpr char32_t beyond_all = 0x110000;

/// How many digits the text begins with, and their value, or one beyond all characters.
struct Number {
  std::size_t digits = 0;
  char32_t value = 0;
};

Number number_in(std::string_view text, char32_t base) {
  Number number;
  for (const char c : text) {
    const auto digit = ascii::hexadecimal_digit(c);
    if (!digit || *digit >= base) break;
    number.value = std::min<char32_t>(number.value * base + *digit, beyond_all);
    ++number.digits;
  }
  return number;
}

char32_t numbered_character(char32_t number) {
  if (number == 0 || number >= beyond_all || text::is_surrogate(number)) return text::replacement;
  if (number < 0x80 || number > 0x9F) return number;
  return windows_1252(static_cast<unsigned char>(number)).value_or(number);
}

std::optional<CharacterReference> by_number(std::string_view text) {
  const bool is_hexadecimal = text.size() > 2 && ascii::lower(text[2]) == 'x';
  const std::size_t start = is_hexadecimal ? 3 : 2;
  const auto number = number_in(text.substr(start), is_hexadecimal ? 16 : 10);
  if (number.digits == 0) return {};
  const auto end = start + number.digits;
  return CharacterReference{numbered_character(number.value),
                            end + (text.substr(end).starts_with(';') ? 1 : 0)};
}

std::optional<CharacterReference> by_name(std::string_view text) {
  const auto end = text.substr(0, longest_reference).find(';');
  if (end != std::string_view::npos) {
    if (const auto character = named_character(text.substr(1, end - 1)))
      return CharacterReference{*character, end + 1};
  }
  const auto old = old_name(text.substr(1));
  if (old.empty()) return {};
  return CharacterReference{*named_character(old), 1 + old.size()};
}

}  // namespace

std::optional<CharacterReference> character_reference(std::string_view text) {
  if (text.starts_with("&#")) return by_number(text);
  return text.starts_with('&') ? by_name(text) : std::nullopt;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        // Not &apos;, which HTML 4 does not know, and with it some mail readers.
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace qlab::html
