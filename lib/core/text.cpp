// SPDX-License-Identifier: Apache-2.0
#include "lib/core/text.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"

namespace qlab::text {
namespace {

std::string well_formed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto before = text;
    const auto code = take_code_point(text);
    const auto taken = before.size() - text.size();
    const bool broken = code == replacement && taken == 1;
    out += broken ? std::string_view("\xEF\xBF\xBD") : before.substr(0, taken);
  }
  return out;
}

std::string map(std::string_view text, int options) {
  const auto whole = is_utf8(text) ? std::string(text) : well_formed(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(whole.data()),
                                   static_cast<utf8proc_ssize_t>(whole.size()), &mapped,
                                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

/// How many bytes at the start are ASCII, eight at a time: most text that comes in is nothing else.
std::size_t ascii_prefix(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

bool is_space(utf8proc_int32_t code) {
  if (code > ' ' && code < 0x7F) return false;
  if (code == ' ' || (code >= '\t' && code <= '\r') || code == 0xFEFF || code == 0x85) return true;
  const auto category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool is_graphic(utf8proc_int32_t code) {
  // Scripts like Persian and Malayalam need the two joiners within words.
  if (code == 0x200C || code == 0x200D) return true;
  if (code == replacement || is_space(code)) return false;
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
      return false;
    default:
      return true;
  }
}

bool is_letter_or_digit(utf8proc_int32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
  const auto category = utf8proc_category(code);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/// Whether plain letters and digits stand between single hyphens already.
bool is_slug(std::string_view text) {
  char previous = '-';
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && (c != '-' || previous == '-')) return false;
    previous = c;
  }
  return previous != '-';
}

}  // namespace

bool is_utf8(std::string_view bytes) { return utf8_prefix(bytes) == bytes.size(); }

std::size_t utf8_prefix(std::string_view bytes) {
  auto rest = bytes;
  for (;;) {
    rest.remove_prefix(ascii_prefix(rest));
    utf8proc_int32_t code = 0;
    const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                        static_cast<utf8proc_ssize_t>(rest.size()), &code);
    if (taken <= 0) return bytes.size() - rest.size();
    rest.remove_prefix(static_cast<std::size_t>(taken));
  }
}

bool is_graphic(std::string_view text) {
  const auto ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
  if (ascii) return true;
  if (!is_utf8(text)) return false;
  while (!text.empty()) {
    if (!is_graphic(take_code_point(text))) return false;
  }
  return true;
}

bool is_ascii(std::string_view text) { return ascii_prefix(text) == text.size(); }

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    auto rest = text;
    if (!is_space(take_code_point(rest))) break;
    text = rest;
  }
  while (!text.empty()) {
    auto start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    auto last = text.substr(start);
    if (!is_space(take_code_point(last))) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::string fold(std::string_view text) {
  if (!is_ascii(text)) return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  return ascii::lower(text);
}

std::string fold_for_search(std::string_view text) {
  if (is_ascii(text)) return fold(text);
  return map(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD |
                       UTF8PROC_LUMP);
}

std::string slug(std::string_view text) {
  if (is_slug(text)) return std::string(text);
  const auto folded = fold_for_search(text);
  std::string slug;
  bool gap = false;
  for (std::string_view rest = folded; !rest.empty();) {
    const auto before = rest;
    const bool kept = is_letter_or_digit(take_code_point(rest));
    if (kept && gap && !slug.empty()) slug += '-';
    if (kept) slug += before.substr(0, before.size() - rest.size());
    gap = !kept;
  }
  return slug;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const auto end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

}  // namespace qlab::text
