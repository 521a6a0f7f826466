// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/writers.hpp.
// Cells as people read them, whatever draws them.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

void PlainCells::text(std::string_view value) { cell(text::terminal_safe(value)); }
void PlainCells::number(std::int64_t value) { cell(fmt::format("{}", value)); }
void PlainCells::truth(bool value) { cell(value ? "yes" : "no"); }
void PlainCells::instant(Instant value) { cell(m_show_instant(value)); }
void PlainCells::nothing() { cell(""); }
void PlainCells::list(std::span<const std::string> items) { text(text::join(items, ", ")); }
void PlainCells::nested(const Nested& rows) { text(rows.empty() ? "" : nested_json(rows)); }

std::string label(std::string_view name) {
  auto text = std::string(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  if (!text.empty()) text[0] = upper(text[0]);
  return text;
}

std::string heading(std::string_view name) {
  auto text = std::string(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  for (auto& c : text) c = upper(c);
  return text;
}

}  // namespace qlab::render
