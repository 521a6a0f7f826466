// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/folder_name.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "lib/core/code_points.hpp"
#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

bool is_printable(char c) { return c >= 0x20 && c < 0x7F; }

/// Base64 with a comma for the slash, and without padding.
void append_shifted(std::string& out, const std::vector<std::uint16_t>& units) {
  out += '&';
  std::uint32_t bits = 0;
  int count = 0;
  for (const auto unit : units) {
    bits = (bits << 16U) | unit;
    for (count += 16; count >= 6; count -= 6)
      out += digits[(bits >> static_cast<unsigned>(count - 6)) & 63U];
  }
  if (count > 0) out += digits[(bits << static_cast<unsigned>(6 - count)) & 63U];
  out += '-';
}

void append_utf16(std::vector<std::uint16_t>& units, std::uint32_t code) {
  if (code < 0x10000) {
    units.push_back(static_cast<std::uint16_t>(code));
    return;
  }
  units.push_back(static_cast<std::uint16_t>(0xD800U + ((code - 0x10000U) >> 10U)));
  units.push_back(static_cast<std::uint16_t>(0xDC00U + ((code - 0x10000U) & 0x3FFU)));
}

std::string encode(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    if (is_printable(name.front())) {
      out += name.front();
      if (name.front() == '&') out += '-';
      name.remove_prefix(1);
      continue;
    }
    std::vector<std::uint16_t> units;
    while (!name.empty() && !is_printable(name.front()))
      append_utf16(units, static_cast<std::uint32_t>(text::take_code_point(name)));
    append_shifted(out, units);
  }
  return out;
}

/// The units of one shift, "AOk" of &AOk-; nothing where no encoder writes it so.
std::optional<std::vector<std::uint16_t>> shifted(std::string_view text) {
  std::vector<std::uint16_t> units;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto digit = digits.find(c);
    if (digit == std::string_view::npos) return {};
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 16) continue;
    count -= 16;
    units.push_back(static_cast<std::uint16_t>(bits >> static_cast<unsigned>(count)));
  }
  std::string again;
  append_shifted(again, units);
  const bool is_same = again == "&" + std::string(text) + "-";
  return is_same && !units.empty() ? std::optional(units) : std::nullopt;
}

/// ASCII in which every & begins a shift, and at least one of them stands for more than itself.
bool is_encoded(std::string_view name) {
  bool any = false;
  if (!std::ranges::all_of(name, is_printable)) return false;
  for (auto at = name.find('&'); at != std::string_view::npos; at = name.find('&', at + 1)) {
    const auto end = name.find('-', at);
    if (end == std::string_view::npos) return false;
    if (end == at + 1) continue;
    const auto units = shifted(name.substr(at + 1, end - at - 1));
    const auto is_ascii = [](std::uint16_t unit) { return unit < 0x80; };
    if (!units || std::ranges::any_of(*units, is_ascii)) return false;
    any = true;
  }
  return any;
}

bool has_control(std::string_view name) {
  while (!name.empty()) {
    if (text::is_control(text::take_code_point(name))) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> server_folder_name(std::string_view name) {
  if (!text::is_utf8(name) || has_control(name)) return {};
  return is_encoded(name) ? std::string(name) : encode(name);
}

}  // namespace qlab::inbox
