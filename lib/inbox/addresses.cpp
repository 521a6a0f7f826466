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
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool is_in_domain(char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }

std::size_t start_of_local(std::string_view text, std::size_t at) {
  auto start = at;
  while (start > 0 && at - start < longest_local && is_in_local(text[start - 1])) --start;
  // A quote, a bullet or a path in front of an address is no part of it.
  while (start < at && std::string_view("'*=|!.`").find(text[start]) != std::string_view::npos)
    ++start;
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
