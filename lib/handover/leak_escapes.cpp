// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/leak_escapes.hpp"

#include <algorithm>
#include <optional>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"
#include "lib/core/html_characters.hpp"

namespace qlab::handover {
namespace {

using Outcome = Undone::Outcome;

/// A name with room for zeros in front of a number.
constexpr std::size_t longest_entity = html::longest_reference + 32;

/// The number that all of these hexadecimal digits make; nothing where one is none.
std::optional<char32_t> number(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const auto digit = ascii::hexadecimal_digit(c);
    if (!digit) return {};
    value = value * 16 + *digit;
  }
  return value;
}

/// So many hexadecimal digits behind so many bytes.
Undone hexadecimal(std::string_view escape, std::size_t from, std::size_t count) {
  const auto digits = escape.substr(from, count);
  const auto code = number(digits);
  if (!code) return {};
  if (digits.size() < count) return {Outcome::more};
  // Two digits are a byte, maybe one of several that make a character.
  return {Outcome::done, count == 2 ? std::string{static_cast<char>(*code)} : text::utf8(*code),
          from + count};
}

Undone quoted(std::string_view escape) {
  if (escape == "=" || escape == "=\r") return {Outcome::more};
  if (escape.starts_with("=\n")) return {Outcome::done, "", 2};
  if (escape.starts_with("=\r\n")) return {Outcome::done, "", 3};
  return hexadecimal(escape, 1, 2);
}

/// "\u00e2"; letters beyond U+FFFF are two of them, "\ud842\udfb7" (RFC 8259 7).
Undone utf16(std::string_view escape) {
  constexpr std::size_t length = 6;
  const auto one = hexadecimal(escape, 2, 4);
  if (one.outcome != Outcome::done) return one;
  const auto high = *number(escape.substr(2, 4));
  const auto second = escape.substr(length);
  if (!text::is_surrogate(high) ||
      !second.starts_with(std::string_view("\\u").substr(0, second.size())))
    return one;
  const auto low = number(second.substr(std::min<std::size_t>(second.size(), 2), 4));
  if (!low) return one;
  if (second.size() < length) return {Outcome::more};
  const auto joined = text::joined_surrogates(high, *low);
  return joined ? Undone{Outcome::done, text::utf8(*joined), 2 * length} : one;
}

Undone backslash(std::string_view escape) {
  if (escape.size() < 2) return {Outcome::more};
  constexpr std::string_view letters = "nrtbf\"\\/'";
  constexpr std::string_view meanings = "\n\r\t\b\f\"\\/'";
  if (escape[1] == 'u') return utf16(escape);
  if (escape[1] == 'x') return hexadecimal(escape, 2, 2);
  const auto at = letters.find(escape[1]);
  if (at == std::string_view::npos) return {};
  return {Outcome::done, std::string{meanings[at]}, 2};
}

/// Only what follows shows where a number without a semicolon ends.
Undone entity(std::string_view escape) {
  const auto is_part = [](char c) { return ascii::is_alphanumeric(c) || c == '#'; };
  const bool is_open = std::all_of(escape.begin() + 1, escape.end(), is_part);
  if (is_open && escape.size() <= longest_entity) return {Outcome::more};
  const auto reference = html::character_reference(escape);
  if (!reference) return {};
  return {Outcome::done, text::utf8(reference->character), reference->length};
}

}  // namespace

bool begins_escape(Escapes escapes, unsigned char byte) {
  switch (escapes) {
    case Escapes::percent:
      return byte == '%';
    case Escapes::form:
      return byte == '%' || byte == '+';
    case Escapes::entity:
      return byte == '&';
    case Escapes::quoted:
      return byte == '=';
    case Escapes::backslash:
      return byte == '\\';
  }
  return false;
}

Undone undone(Escapes escapes, std::string_view escape) {
  switch (escapes) {
    case Escapes::form:
      if (escape.starts_with('+')) return {Outcome::done, " ", 1};
      [[fallthrough]];
    case Escapes::percent:
      return hexadecimal(escape, 1, 2);
    case Escapes::entity:
      return entity(escape);
    case Escapes::quoted:
      return quoted(escape);
    case Escapes::backslash:
      return backslash(escape);
  }
  return {};
}

}  // namespace qlab::handover
