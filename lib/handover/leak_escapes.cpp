// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/leak_escapes.hpp"

#include <algorithm>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"

namespace qlab::handover {
namespace {

using Outcome = Undone::Outcome;

constexpr std::size_t longest_entity = 12;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The number that all of these digits make; nothing where one is none.
std::optional<std::uint32_t> number(std::string_view digits, std::uint32_t base) {
  std::uint32_t value = 0;
  if (digits.empty()) return {};
  for (const char c : digits) {
    const auto digit = digit_of(c);
    if (digit < 0 || digit >= static_cast<int>(base) || value > 0x10FFFF) return {};
    value = value * base + static_cast<std::uint32_t>(digit);
  }
  return value;
}

/// So many hexadecimal digits behind so many bytes.
Undone hexadecimal(std::string_view escape, std::size_t from, std::size_t count) {
  const auto digits = escape.substr(from, count);
  const auto code = number(digits, 16);
  if (!digits.empty() && !code) return {};
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

Undone backslash(std::string_view escape) {
  if (escape.size() < 2) return {Outcome::more};
  constexpr std::string_view letters = "nrtbf\"\\/'";
  constexpr std::string_view meanings = "\n\r\t\b\f\"\\/'";
  if (escape[1] == 'u') return hexadecimal(escape, 2, 4);
  if (escape[1] == 'x') return hexadecimal(escape, 2, 2);
  const auto at = letters.find(escape[1]);
  if (at == std::string_view::npos) return {};
  return {Outcome::done, std::string{meanings[at]}, 2};
}

std::optional<std::uint32_t> character(std::string_view name) {
  if (name.starts_with("#x") || name.starts_with("#X")) return number(name.substr(2), 16);
  if (name.starts_with('#')) return number(name.substr(1), 10);
  return named_character(name);
}

Undone entity(std::string_view escape) {
  const auto is_part = [](char c) { return ascii::is_alphanumeric(c) || c == '#'; };
  const auto end = std::find_if_not(escape.begin() + 1, escape.end(), is_part);
  const auto length = static_cast<std::size_t>(end - escape.begin());
  if (end == escape.end()) {
    if (length > longest_entity) return {};
    return {Outcome::more};
  }
  const auto name = escape.substr(1, length - 1);
  const auto code = character(name);
  // Browsers take a number without its semicolon.
  if (!code || (*end != ';' && !name.starts_with('#'))) return {};
  return {Outcome::done, text::utf8(*code), length + (*end == ';' ? 1 : 0)};
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
