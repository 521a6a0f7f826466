// SPDX-License-Identifier: Apache-2.0
// UTF-8 one code point at a time, for the .cpp files that read and write it so.
#pragma once

#include <utf8proc.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace qlab::text {

inline constexpr utf8proc_int32_t replacement = 0xFFFD;

/// Takes one code point off the front; a byte that starts none counts as U+FFFD.
inline utf8proc_int32_t take_code_point(std::string_view& text) {
  utf8proc_int32_t code = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto taken = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  text.remove_prefix(taken > 0 ? static_cast<std::size_t>(taken) : 1);
  return taken > 0 ? code : replacement;
}

/// Appends the code point in UTF-8; U+FFFD for what is none, a surrogate or beyond U+10FFFF.
inline void append_code_point(std::string& text, char32_t code) {
  if (code < 0x80) return text.push_back(static_cast<char>(code));
  const auto point = static_cast<utf8proc_int32_t>(code);
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size =
      utf8proc_encode_char(utf8proc_codepoint_valid(point) ? point : replacement, bytes.data());
  text.append(bytes.begin(), bytes.begin() + size);
}

/// The code point in UTF-8, as append_code_point() writes it.
inline std::string utf8(char32_t code) {
  std::string text;
  append_code_point(text, code);
  return text;
}

inline bool is_surrogate(char32_t code) { return code >= 0xD800 && code < 0xE000; }

/// The code point beyond U+FFFF that two surrogates stand for (Unicode 3.9, UTF-16); nothing where
/// they are no pair.
inline std::optional<char32_t> joined_surrogates(char32_t high, char32_t low) {
  const bool is_pair = high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000;
  if (!is_pair) return {};
  return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
}

/// Letters that turn the direction of what follows (Unicode TR 36).
inline bool is_bidirectional_control(utf8proc_int32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// What no terminal may be sent as it is.
inline bool is_control(utf8proc_int32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
         is_bidirectional_control(code);
}

}  // namespace qlab::text
