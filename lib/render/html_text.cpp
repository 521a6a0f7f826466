// SPDX-License-Identifier: Apache-2.0
#include "lib/render/html_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"
#include "lib/core/text.hpp"

namespace qlab::render {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> named{{
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", " "},
    {"ndash", "–"},
    {"mdash", "—"},
    {"hellip", "…"},
    {"lsquo", "‘"},
    {"rsquo", "’"},
    {"commat", "@"},
}};

constexpr std::array<std::string_view, 10> line_ends{"br", "p",  "div", "li", "blockquote",
                                                     "h1", "h2", "h3",  "tr", "pre"};

bool is_name(char c) { return ascii::is_alphanumeric(c); }

/// The number of &#64; or &#x40; as a character.
std::optional<std::string> numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  return text::utf8(code);
}

/// Takes an entity off the front; text that only looks like one is one character, the ampersand.
std::string take_entity(std::string_view& html) {
  constexpr std::size_t longest = 10;
  const auto end = html.substr(0, longest).find(';');
  const auto inside = end == std::string_view::npos ? "" : html.substr(1, end - 1);
  std::optional<std::string> character;
  if (inside.starts_with('#')) {
    character = numbered(inside.substr(1));
  } else {
    const auto known = std::find_if(named.begin(), named.end(),
                                    [&](const auto& entity) { return entity.first == inside; });
    if (known != named.end()) character = known->second;
  }
  html.remove_prefix(character ? end + 1 : 1);
  return character.value_or("&");
}

void skip_behind(std::string_view& html, std::string_view mark) {
  const auto at = html.find(mark);
  html.remove_prefix(at == std::string_view::npos ? html.size() : at + mark.size());
}

/// Skips to the end tag of this name, in whatever letters.
void skip_inside(std::string_view& html, std::string_view name) {
  do {
    skip_behind(html, "</");
  } while (!html.empty() && text::fold(html.substr(0, name.size())) != name);
}

/// Takes a tag or comment off the front, and with script and style what is inside; returns the line
/// break it stands for, if any.
std::string_view take_tag(std::string_view& html) {
  if (html.starts_with("<!--")) {
    skip_behind(html, "-->");
    return "";
  }
  const std::size_t begin = html.starts_with("</") ? 2 : 1;
  auto end = begin;
  while (end < html.size() && is_name(html[end])) ++end;
  const auto name = text::fold(html.substr(begin, end - begin));
  if (begin == 1 && (name == "script" || name == "style")) skip_inside(html, name);
  skip_behind(html, ">");
  return std::find(line_ends.begin(), line_ends.end(), name) != line_ends.end() ? "\n" : "";
}

bool begins_tag(std::string_view html) {
  const bool digit = html.size() > 1 && html[1] >= '0' && html[1] <= '9';
  return html.size() > 1 && !digit && (is_name(html[1]) || html[1] == '/' || html[1] == '!');
}

}  // namespace

std::string text_of_html(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    if (html[0] == '<' && begins_tag(html)) {
      text += take_tag(html);
    } else if (html[0] == '&') {
      text += take_entity(html);
    } else {
      text += html[0];
      html.remove_prefix(1);
    }
  }
  return text;
}

}  // namespace qlab::render
