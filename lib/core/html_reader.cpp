// SPDX-License-Identifier: Apache-2.0
#include "lib/core/html_reader.hpp"

#include <algorithm>

#include "lib/core/ascii.hpp"
#include "lib/core/html_characters.hpp"

namespace qlab::html {
namespace {

/// "<bob@example.org>": an at sign before anything that stands in a tag.
bool begins_address(std::string_view html) {
  const auto end = html.find_first_of("@ \t\r\n=<>", 1);
  return end != std::string_view::npos && html[end] == '@';
}

/// Behind the value of an attribute, which begins at from or after spaces; where a quotation mark
/// is never closed, behind that.
std::size_t skip_value(std::string_view tag, std::size_t from) {
  constexpr ascii::CharacterSet behind_value(" \t\r\n\f>");
  const auto start = std::min(tag.find_first_not_of(" \t\r\n\f", from), tag.size());
  if (start == tag.size() || (tag[start] != '"' && tag[start] != '\'')) {
    return behind_value.first_in(tag, start);
  }
  const auto closing = tag.find(tag[start], start + 1);
  return closing == std::string_view::npos ? start + 1 : closing + 1;
}

/// How long a tag is, with its brackets; nothing where it never ends.
std::optional<std::size_t> length_of_tag(std::string_view html) {
  constexpr ascii::CharacterSet marks("=>");
  auto at = marks.first_in(html);
  while (at < html.size() && html[at] != '>') at = marks.first_in(html, skip_value(html, at + 1));
  return at < html.size() ? std::optional(at + 1) : std::nullopt;
}

bool begins_with(std::string_view html, std::string_view name) {
  return ascii::lower(html.substr(0, name.size())) == name;
}

}  // namespace

std::optional<Piece> Reader::next() {
  while (!m_rest.empty()) {
    if (m_rest[0] == '&') {
      if (const auto reference = character_reference(m_rest)) {
        m_rest.remove_prefix(reference->length);
        return Piece{.kind = Piece::Kind::character, .character = reference->character};
      }
    }
    if (!begins_markup()) return take_text();
    if (auto tag = take_markup()) return tag;
  }
  return {};
}

/// A tag, or what browsers take for a comment: "<!doctype html>", "<?xml ...?>". "<3" is text.
bool Reader::begins_markup() const {
  if (m_rest.size() < 2 || m_rest[0] != '<') return false;
  if (m_rest[1] == '!' || m_rest[1] == '?') return true;
  const char first = m_rest[1] == '/' && m_rest.size() > 2 ? m_rest[2] : m_rest[1];
  if (!ascii::is_letter(first)) return false;
  return m_brackets == Brackets::tags || !begins_address(m_rest);
}

/// Up to where the next piece may begin; what begins none is a character like any other.
Piece Reader::take_text() {
  constexpr ascii::CharacterSet beginnings("<&");
  const auto text = m_rest.substr(0, beginnings.first_in(m_rest, 1));
  m_rest.remove_prefix(text.size());
  return {.kind = Piece::Kind::text, .text = text};
}

/// A tag, and with script and style what is inside; nothing where it was a comment or does not end.
std::optional<Piece> Reader::take_markup() {
  if (m_rest[1] == '!' || m_rest[1] == '?') {
    // A comment may end within the hyphens that it begins with: "<!-->".
    skip_behind(m_rest.starts_with("<!--") ? "-->" : ">");
    return {};
  }
  const bool closes = m_rest[1] == '/';
  const auto inside = m_rest.substr(closes ? 2 : 1);
  const auto end = inside.find_first_of(" \t\r\n\f/>");
  const auto length = length_of_tag(m_rest);
  m_rest.remove_prefix(length.value_or(m_rest.size()));
  if (!length) return {};
  Piece tag{.kind = closes ? Piece::Kind::closing : Piece::Kind::opening,
            .name = ascii::lower(inside.substr(0, end))};
  if (!closes && (tag.name == "script" || tag.name == "style")) skip_inside(tag.name);
  return tag;
}

/// Skips everything where the mark is not there.
void Reader::skip_behind(std::string_view mark) {
  const auto at = m_rest.find(mark, 2);
  m_rest.remove_prefix(at == std::string_view::npos ? m_rest.size() : at + mark.size());
}

/// Up to the end tag of this name, in whatever letters.
void Reader::skip_inside(std::string_view name) {
  auto at = m_rest.find("</");
  while (at != std::string_view::npos && !begins_with(m_rest.substr(at + 2), name))
    at = m_rest.find("</", at + 2);
  m_rest.remove_prefix(std::min(at, m_rest.size()));
}

}  // namespace qlab::html
