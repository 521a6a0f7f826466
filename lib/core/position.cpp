// SPDX-License-Identifier: Apache-2.0
#include "lib/core/position.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qlab {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

std::string place(std::string_view source, Position position) {
  return fmt::format("{}:{}:{}", source, position.line, position.column);
}

void PositionCounter::pass(std::string_view text) {
  if (m_after_return && !text.empty() && text.front() == '\n') text.remove_prefix(1);
  if (text.empty()) return;
  m_after_return = text.back() == '\r';
  // Most texts have no CR at all: one search for it and one for each LF, both at memory speed.
  auto next_return = text.find('\r');
  auto next_feed = text.find('\n');
  std::size_t line_start = 0;
  while (next_return != std::string_view::npos || next_feed != std::string_view::npos) {
    const auto end = std::min(next_return, next_feed);
    const bool pair = end == next_return && next_feed == end + 1;
    line_start = end + (pair ? 2 : 1);
    ++m_position.line;
    m_position.column = 1;
    if (end == next_return) next_return = text.find('\r', line_start);
    if (end == next_feed || pair) next_feed = text.find('\n', line_start);
  }
  m_position.column += code_points(text.substr(line_start));
}

}  // namespace qlab
