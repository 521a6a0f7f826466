// SPDX-License-Identifier: Apache-2.0
#include "lib/render/html.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include "lib/core/text.hpp"

namespace qlab::render {
namespace {

bool is_bidirectional_control(utf8proc_int32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// Interlinear marks, tag characters and noncharacters: they show nothing and can hide something.
bool is_invisible(utf8proc_int32_t code) {
  return code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) ||
         (code >= 0xE0000 && code <= 0xE007F) || (code & 0xFFFE) == 0xFFFE ||
         (code >= 0xFDD0 && code <= 0xFDEF);
}

bool is_control(utf8proc_int32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

bool is_line_break(utf8proc_int32_t code) {
  return code == '\n' || code == 0x0B || code == 0x0C || code == 0x85 || code == 0x2028 ||
         code == 0x2029;
}

/// What is written for a code point; the bytes are how it was given.
std::string_view shown(utf8proc_int32_t code, std::string_view bytes) {
  if (is_line_break(code)) return "\n";
  if (code == '\t') return " ";
  if (is_control(code) || is_bidirectional_control(code) || is_invisible(code)) return "";
  return bytes;
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t code = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto taken = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
    const auto length = taken > 0 ? static_cast<std::size_t>(taken) : 1;
    out += taken > 0 ? shown(code, text.substr(0, length)) : std::string_view("\xEF\xBF\xBD");
    text.remove_prefix(length);
  }
  return out;
}

std::string one_line(std::string_view text) {
  const auto whole = plain(text);
  std::string out;
  for (const char c : text::trim(whole)) {
    const bool space = c == ' ' || c == '\n';
    if (!space) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string grouped(std::int64_t number) {
  auto digits = fmt::format("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (auto at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

}  // namespace qlab::render
