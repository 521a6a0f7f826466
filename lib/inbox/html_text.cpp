// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/html_text.hpp"

#include <algorithm>
#include <array>

#include "lib/core/code_points.hpp"
#include "lib/core/html_reader.hpp"

namespace qlab::inbox {
namespace {

using Kind = html::Piece::Kind;

constexpr char32_t no_break_space = 0xA0;

bool ends_line(std::string_view name) {
  constexpr std::array<std::string_view, 14> names{"br", "p",  "div", "tr", "td",    "li",  "h1",
                                                   "h2", "h3", "h4",  "hr", "table", "pre", "ul"};
  return std::ranges::find(names, name) != names.end();
}

class Text {
 public:
  explicit Text(Quotations quotations) : m_marks(quotations == Quotations::marked) {}

  void add(const html::Piece& piece) {
    if (piece.kind == Kind::text) return add_words(piece.text);
    if (piece.kind == Kind::character) return add_character(piece.character);
    if (m_marks && piece.name == "blockquote") {
      m_depth += piece.kind == Kind::opening ? 1 : 0;
      m_depth -= piece.kind == Kind::closing && m_depth > 0 ? 1 : 0;
      end_line();
    }
    if (ends_line(piece.name)) end_line();
  }

  std::string take() { return std::move(m_out); }

 private:
  void end_line() { m_out += m_depth > 0 ? "\n> " : "\n"; }

  /// Only tags end lines.
  void add_words(std::string_view words) {
    for (const char c : words) m_out += c == '\n' || c == '\t' ? ' ' : c;
  }

  void add_character(char32_t character) {
    const bool is_space = character < 0x20 || character == no_break_space;
    text::append_code_point(m_out, is_space ? U' ' : character);
  }

  bool m_marks;
  std::size_t m_depth = 0;  ///< of quotations
  std::string m_out;
};

}  // namespace

std::string text_of_html(std::string_view html, Quotations quotations) {
  html::Reader reader(html, html::Brackets::addresses);
  Text text(quotations);
  while (const auto piece = reader.next()) text.add(*piece);
  return text.take();
}

}  // namespace qlab::inbox
