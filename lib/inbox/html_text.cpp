// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/html_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/core/ascii.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t longest_tag = 2048;

using ascii::lower;

bool ends_line(std::string_view name) {
  constexpr std::array<std::string_view, 14> names{"br", "p",  "div", "tr", "td",    "li",  "h1",
                                                   "h2", "h3", "h4",  "hr", "table", "pre", "ul"};
  return std::ranges::find(names, name) != names.end();
}

/// An address may stand in angle brackets that nobody escaped.
bool is_tag(std::string_view inside) {
  if (inside.empty() || inside.find('@') < inside.find_first_of(" =")) return false;
  const char first = inside.front() == '/' && inside.size() > 1 ? inside[1] : inside.front();
  return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '!';
}

std::string name_of(std::string_view inside) {
  if (inside.starts_with('/')) inside.remove_prefix(1);
  return lower(inside.substr(0, inside.find_first_of(" \t\n/")));
}

/// The text of an entity that starts here and its length; the plain "&" where it is none.
std::pair<std::string_view, std::size_t> entity(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> known{{{"&lt;", "<"},
                                                                                {"&gt;", ">"},
                                                                                {"&amp;", "&"},
                                                                                {"&quot;", "\""},
                                                                                {"&nbsp;", " "},
                                                                                {"&#39;", "'"},
                                                                                {"&#43;", "+"},
                                                                                {"&#64;", "@"},
                                                                                {"&#160;", " "}}};
  for (const auto& [name, meaning] : known) {
    if (text.starts_with(name)) return {meaning, name.size()};
  }
  return {text.substr(0, 1), 1};
}

std::size_t after_element(std::string_view html, std::size_t at, const std::string& name) {
  const auto end = html.find("</" + name, at);
  return end == std::string_view::npos ? html.size() : end;
}

}  // namespace

std::string text_of_html(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '&') {
      const auto [text, length] = entity(html.substr(at));
      out += text;
      at += length;
      continue;
    }
    const auto end =
        html[at] == '<' ? html.substr(at, longest_tag).find('>') : std::string_view::npos;
    if (end == std::string_view::npos || !is_tag(html.substr(at + 1, end - 1))) {
      out += html[at] == '\n' || html[at] == '\t' ? ' ' : html[at];
      ++at;
      continue;
    }
    const bool opens = html[at + 1] != '/';
    const auto name = name_of(html.substr(at + 1, end - 1));
    at += end + 1;
    if (ends_line(name)) out += '\n';
    if (opens && (name == "style" || name == "script")) at = after_element(html, at, name);
  }
  return out;
}

}  // namespace qlab::inbox
