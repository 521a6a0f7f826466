// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/addresses.hpp"

#include <algorithm>
#include <array>

#include "lib/core/address.hpp"
#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t longest_local = 256;
constexpr std::size_t longest_domain = 255;

bool is_alphanumeric(char c) {
  return ascii::is_alphanumeric(c) || (static_cast<unsigned char>(c) >= 0x80);
}

/// RFC 5322 3.2.3, and UTF-8 (RFC 6532).
bool is_in_local(char c) {
  constexpr ascii::CharacterSet marks("!#$%&'*+-/=?^_`{|}~.");
  return is_alphanumeric(c) || marks.has(c);
}

bool is_in_domain(char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// Quotation marks, brackets and stops beyond ASCII, which nobody has in an address: U+00A0 to
/// U+00BF, U+2000 to U+206F, U+3000 to U+303F, and the wide forms of ASCII's.
bool is_mark(std::string_view text, std::size_t at) {
  const auto second = byte_at(text, at + 1);
  switch (byte_at(text, at)) {
    case 0xC2:
      return true;
    case 0xE2:
      return second == 0x80 || second == 0x81;
    case 0xE3:
      return second == 0x80;
    case 0xEF:
      return second == 0xBC || second == 0xBD;
    default:
      return false;
  }
}

/// East Asian writing, which leaves no space between a word and the address beside it.
bool is_east_asian(std::string_view text, std::size_t at) {
  const auto first = byte_at(text, at);
  return first >= 0xE3 && first <= 0xED;
}

/// What of the letters in front of '@' belongs to the address.
std::size_t without_text_before(std::string_view text, std::size_t start, std::size_t at) {
  constexpr std::size_t wide = 3;
  auto from = start;
  for (auto i = start; i < at; ++i) {
    const auto next = i + (byte_at(text, i) == 0xC2 ? 2 : wide);
    const bool is_glued = is_east_asian(text, i) && next < at && byte_at(text, next) < 0x80;
    if (is_mark(text, i) || is_glued) from = next;
  }
  return std::min(from, at);
}

/// What of the letters behind '@' belongs to the address: "example.org" of "example.org\u4E0D".
std::size_t without_text_behind(std::string_view text, std::size_t at, std::size_t end) {
  bool has_dot = false;
  for (auto i = at; i < end; ++i) {
    if (is_mark(text, i)) return i;
    if (is_east_asian(text, i) && has_dot && ascii::is_alphanumeric(text[i - 1])) return i;
    has_dot = has_dot || text[i] == '.';
  }
  return end;
}

std::size_t start_of_local(std::string_view text, std::size_t at) {
  auto start = at;
  while (start > 0 && at - start < longest_local && is_in_local(text[start - 1])) --start;
  if (!text::is_ascii(text.substr(start, at - start))) start = without_text_before(text, start, at);
  // A quote, a bullet or a path in front of an address is no part of it.
  constexpr ascii::CharacterSet around("'*=|!.`");
  while (start < at && around.has(text[start])) ++start;
  if (start < at && text[start] == '/') start = text.substr(0, at).rfind('/') + 1;
  return start;
}

std::size_t end_of_domain(std::string_view text, std::size_t at) {
  auto end = at;
  if (end < text.size() && text[end] == '[') {
    const auto closing = text.substr(end, 64).find(']');
    return closing == std::string_view::npos ? at : end + closing + 1;
  }
  while (end < text.size() && end - at < longest_domain && is_in_domain(text[end])) ++end;
  if (!text::is_ascii(text.substr(at, end - at))) end = without_text_behind(text, at, end);
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

}  // namespace

std::vector<FoundAddress> addresses_in(std::string_view text, std::size_t limit) {
  std::vector<FoundAddress> found;
  for (auto at = text.find('@'); at != std::string_view::npos && found.size() < limit;
       at = text.find('@', at + 1)) {
    const auto start = start_of_local(text, at);
    const auto end = end_of_domain(text, at + 1);
    if (start < at && end > at + 1) found.push_back({text.substr(start, end - start), start});
  }
  return found;
}

std::string_view first_address(std::string_view text) {
  const auto found = addresses_in(text, 1);
  return found.empty() ? std::string_view() : found.front().text;
}

std::string address_key(std::string_view address) {
  const auto parsed = parse_address(address);
  if (parsed) return parsed->key;
  return address.find('@') == std::string_view::npos ? std::string() : text::fold(address);
}

bool is_of_mail_system(std::string_view address) {
  constexpr std::array<std::string_view, 9> names{
      "postmaster",   "mailerdaemon", "maildaemon", "maildeliverysystem", "poostmaster", "mdaemon",
      "doublebounce", "mailerrors",   "sysadmin"};
  auto local = text::fold(address.substr(0, address.rfind('@')));
  local.erase(std::min(local.find('+'), local.size()));
  std::erase_if(local, [](char c) { return c == '-' || c == '_' || c == '.'; });
  return std::ranges::find(names, local) != names.end();
}

}  // namespace qlab::inbox
