// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/html_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"

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

/// In UTF-8; a space for what is no character.
std::string encoded(std::uint32_t code) {
  if (code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) || code == 0xA0)
    return " ";
  return text::utf8(code);
}

/// "&#233;", "&#xE9;": the character and the length, or an empty text.
std::pair<std::string, std::size_t> numbered(std::string_view text) {
  const auto end = text.substr(0, 12).find(';');
  if (!text.starts_with("&#") || end == std::string_view::npos) return {};
  const bool is_hex = text[2] == 'x' || text[2] == 'X';
  const auto digits = text.substr(is_hex ? 3 : 2, end - (is_hex ? 3 : 2));
  std::uint32_t code = 0;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
  if (error != std::errc() || stop != digits.data() + digits.size()) return {};
  return {encoded(code), end + 1};
}

/// The text of an entity that starts here and its length; the plain "&" where it is none.
std::pair<std::string, std::size_t> entity(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 34> known{
      {{"&lt;", "<"},          {"&gt;", ">"},         {"&amp;", "&"},        {"&quot;", "\""},
       {"&nbsp;", " "},        {"&apos;", "'"},       {"&rsquo;", "\u2019"}, {"&lsquo;", "\u2018"},
       {"&ldquo;", "\u201C"},  {"&rdquo;", "\u201D"}, {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"},
       {"&hellip;", "\u2026"}, {"&auml;", "ä"},       {"&ouml;", "ö"},       {"&uuml;", "ü"},
       {"&Auml;", "Ä"},        {"&Ouml;", "Ö"},       {"&Uuml;", "Ü"},       {"&szlig;", "ß"},
       {"&eacute;", "é"},      {"&egrave;", "è"},     {"&ecirc;", "ê"},      {"&agrave;", "à"},
       {"&aacute;", "á"},      {"&ccedil;", "ç"},     {"&ocirc;", "ô"},      {"&oacute;", "ó"},
       {"&iacute;", "í"},      {"&uacute;", "ú"},     {"&ntilde;", "ñ"},     {"&atilde;", "ã"},
       {"&aring;", "å"},       {"&oslash;", "ø"}}};
  for (const auto& [name, meaning] : known) {
    if (text.starts_with(name)) return {std::string(meaning), name.size()};
  }
  if (auto found = numbered(text); found.second > 0) return found;
  return {std::string(text.substr(0, 1)), 1};
}

std::size_t after_element(std::string_view html, std::size_t at, const std::string& name) {
  const auto end = html.find("</" + name, at);
  return end == std::string_view::npos ? html.size() : end;
}

}  // namespace

std::string text_of_html(std::string_view html, Quotations quotations) {
  std::string out;
  std::size_t depth = 0;
  const auto end_line = [&] { out += depth > 0 ? "\n> " : "\n"; };
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
    if (name == "blockquote" && quotations == Quotations::marked) {
      depth = opens ? depth + 1 : depth - std::min<std::size_t>(depth, 1);
      end_line();
    }
    if (ends_line(name)) end_line();
    if (opens && (name == "style" || name == "script")) at = after_element(html, at, name);
  }
  return out;
}

}  // namespace qlab::inbox
