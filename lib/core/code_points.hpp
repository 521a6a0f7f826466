// SPDX-License-Identifier: Apache-2.0
// UTF-8 one code point at a time: shared by the .cpp files behind lib/core/text.hpp.
#pragma once

#include <utf8proc.h>

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
