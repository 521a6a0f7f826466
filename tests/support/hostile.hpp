// SPDX-License-Identifier: Apache-2.0
// Texts that have broken other programs' outputs, and what an output must not let through of them.
#pragma once

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/json.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {

/// Our own, and those of real test data where it is on this machine.
inline std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts{"<script>alert('planted')</script>",
                                 "\u202Eevil \u2066bidi\u2069 name",
                                 "\x1b[31mred\x07 name",
                                 "=HYPERLINK(\"https://leak.example\")",
                                 "[click](javascript:alert(1)) | me",
                                 "tab\tand\rreturn\nand line",
                                 "@SUM(1+1)*cmd|' /C calc'!A0",
                                 "\u009b31mred \u2028 name"};
  const auto strings = realdata("csv/naughty-strings/blns.json");
  if (std::filesystem::exists(strings)) {
    for (const auto& each : parse_json(read(strings))) texts.push_back(each);
  }
  const auto formulas = realdata("csv/injection/Intruder/csv-payload.txt");
  if (std::filesystem::exists(formulas)) {
    std::istringstream lines(read(formulas));
    for (std::string line; std::getline(lines, line);) texts.push_back(line);
  }
  std::erase_if(texts, [](const std::string& text) { return text.empty(); });
  return texts;
}

/// Whether there are control characters but line ends in it (those of U+0080 and on, which
/// terminals obey too, stand as C2 80 and on), or marks of writing direction.
inline bool acts_on_terminal(std::string_view text) {
  constexpr std::array<std::string_view, 12> marks{"\u061c", "\u200e", "\u200f", "\u202a",
                                                   "\u202b", "\u202c", "\u202d", "\u202e",
                                                   "\u2066", "\u2067", "\u2068", "\u2069"};
  const bool control = std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7f;
  });
  const auto is_late_control = [](char first, char second) {
    return first == '\xC2' && static_cast<unsigned char>(second) < 0xA0;
  };
  const bool late = std::ranges::adjacent_find(text, is_late_control) != text.end();
  return control || late || std::ranges::any_of(marks, [&](auto mark) {
           return text.find(mark) != std::string_view::npos;
         });
}

/// The cells of a CSV (RFC 4180) that a spreadsheet would run.
inline std::vector<std::string> formulas(std::string_view csv) {
  std::vector<std::string> found;
  std::string cell;
  bool quoted = false;
  const auto end_cell = [&] {
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos)
      found.push_back(cell);
    cell.clear();
  };
  for (const char c : csv) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      end_cell();
    } else if (quoted || c != '\r') {
      cell += c;
    }
  }
  end_cell();
  return found;
}

/// Whether every angle bracket of a Markdown text is escaped.
inline bool has_only_escaped_brackets(std::string_view markdown) {
  for (auto at = markdown.find('<'); at != std::string_view::npos;
       at = markdown.find('<', at + 1)) {
    if (at == 0 || markdown[at - 1] != '\\') return false;
  }
  return true;
}

}  // namespace qlab::test
