// SPDX-License-Identifier: Apache-2.0
// Letters, digits and numbers as protocols and file formats mean them: of ASCII alone, whatever the
// locale. Other bytes are neither, and stay as they are.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qlab::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }

constexpr std::optional<unsigned> hexadecimal_digit(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return {};
}

constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = lower(c);
  return out;
}

/// Characters to look for in a text. std::string_view::find_first_of makes a call for each
/// character of it, which texts of mails are too long for.
class CharacterSet {
 public:
  constexpr explicit CharacterSet(std::string_view characters) {
    for (const char c : characters) m_has.at(static_cast<unsigned char>(c)) = true;
  }

  [[nodiscard]] constexpr bool has(char c) const { return m_has[static_cast<unsigned char>(c)]; }

  /// Where the first of them stands; the text's size where there is none.
  [[nodiscard]] constexpr std::size_t first_in(std::string_view text, std::size_t from = 0) const {
    while (from < text.size() && !has(text[from])) ++from;
    return from;
  }

  /// Without those at its ends.
  [[nodiscard]] constexpr std::string_view trimmed(std::string_view text) const {
    while (!text.empty() && has(text.front())) text.remove_prefix(1);
    while (!text.empty() && has(text.back())) text.remove_suffix(1);
    return text;
  }

 private:
  std::array<bool, 256> m_has{};
};

/// What is a whole number in digits, perhaps with a minus, and nothing else.
inline std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return {};
  return value;
}

}  // namespace qlab::ascii
