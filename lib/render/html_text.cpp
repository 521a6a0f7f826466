// SPDX-License-Identifier: Apache-2.0
#include "lib/render/html_text.hpp"

#include <algorithm>
#include <array>

#include "lib/core/code_points.hpp"
#include "lib/core/html_reader.hpp"

namespace qlab::render {
namespace {

using Kind = html::Piece::Kind;

constexpr char32_t no_break_space = 0xA0;

bool ends_line(std::string_view name) {
  constexpr std::array<std::string_view, 10> names{"br", "p",  "div", "li", "blockquote",
                                                   "h1", "h2", "h3",  "tr", "pre"};
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::string text_of_html(std::string_view html) {
  html::Reader reader(html);
  std::string text;
  while (const auto piece = reader.next()) {
    if (piece->kind == Kind::text) {
      text += piece->text;
    } else if (piece->kind == Kind::character) {
      const bool is_space = piece->character == no_break_space;
      text::append_code_point(text, is_space ? U' ' : piece->character);
    } else if (ends_line(piece->name)) {
      text += '\n';
    }
  }
  return text;
}

}  // namespace qlab::render
