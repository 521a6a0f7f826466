// SPDX-License-Identifier: Apache-2.0
// Part of lib/core/text.hpp.
// Text on a terminal: measured, cut, and made harmless.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/code_points.hpp"
#include "lib/core/text.hpp"

namespace qlab::text {
namespace {

/// Calls each(grapheme, columns) until it says false.
template <class Each>
void graphemes(std::string_view text, Each each) {
  auto rest = text;
  while (!rest.empty()) {
    const auto start = rest;
    auto previous = take_code_point(rest);
    int columns = utf8proc_charwidth(previous);
    utf8proc_int32_t state = 0;
    while (!rest.empty()) {
      auto ahead = rest;
      const auto next = take_code_point(ahead);
      if (utf8proc_grapheme_break_stateful(previous, next, &state)) break;
      columns = std::max(columns, utf8proc_charwidth(next));
      previous = next;
      rest = ahead;
    }
    const auto grapheme = start.substr(0, start.size() - rest.size());
    if (!each(grapheme, static_cast<std::size_t>(std::max(columns, 0)))) return;
  }
}

bool breaks_line(utf8proc_int32_t code) {
  return is_control(code) && !is_bidirectional_control(code);
}

}  // namespace

std::size_t width(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t total = 0;
  graphemes(text, [&](std::string_view, std::size_t columns) {
    total += columns;
    return true;
  });
  return total;
}

std::string cut(std::string_view text, std::size_t columns) {
  if (width(text) <= columns) return std::string(text);
  std::string kept;
  std::size_t used = 1;
  graphemes(text, [&](std::string_view grapheme, std::size_t wide) {
    if (used + wide > columns) return false;
    used += wide;
    kept += grapheme;
    return true;
  });
  return columns == 0 ? std::string() : kept + "…";
}

bool has_control(std::string_view text) {
  while (!text.empty()) {
    if (breaks_line(take_code_point(text))) return true;
  }
  return false;
}

std::string in_one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  while (!text.empty()) {
    const auto before = text;
    const auto code = take_code_point(text);
    if (code == ' ' || breaks_line(code)) {
      gap = true;
      continue;
    }
    if (gap && !line.empty()) line += ' ';
    gap = false;
    line += before.substr(0, before.size() - text.size());
  }
  return line;
}

std::string terminal_safe(std::string_view text) {
  // Most texts are plain, and nothing needs to be taken apart.
  if (std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
    return std::string(text);
  std::string safe;
  while (!text.empty()) {
    const auto before = text;
    const auto code = take_code_point(text);
    const auto taken = before.size() - text.size();
    if (code == '\n') {
      safe += "\\n";
    } else if (code == '\t') {
      safe += "\\t";
    } else if (is_control(code)) {
      safe += fmt::format("<U+{:04X}>", static_cast<unsigned>(code));
    } else {
      const bool broken = code == replacement && taken == 1;
      safe += broken ? std::string_view("\xEF\xBF\xBD") : before.substr(0, taken);
    }
  }
  return safe;
}

std::string terminal_safe_lines(std::string_view text) {
  std::string safe;
  for (const auto line : split(text, '\n')) {
    if (line.data() != text.data()) safe += '\n';
    safe += terminal_safe(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  }
  return safe;
}

}  // namespace qlab::text
