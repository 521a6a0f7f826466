// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/trust.hpp"

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"

namespace qlab::inbox {
namespace {

/// Words of a method's result; comments in brackets are for people (RFC 8601 2.2).
std::string without_comments(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  int depth = 0;
  for (const char c : value) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

std::string_view server_of(std::string_view value) {
  auto id = text::trim(value.substr(0, value.find(';')));
  return id.substr(0, id.find_first_of(" \t"));
}

/// Of a folded result. "header.d=example.org", "smtp.mailfrom=anna@example.org",
/// "header.i=@example.org".
std::string_view property(std::string_view result, std::string_view name) {
  while (!result.empty()) {
    const auto word = result.substr(0, result.find(' '));
    result.remove_prefix(std::min(word.size() + 1, result.size()));
    if (!word.starts_with(name) || word.size() <= name.size() || word[name.size()] != '=') continue;
    const auto value = word.substr(name.size() + 1);
    return text::trim(value.substr(value.rfind('@') + 1));
  }
  return {};
}

bool proves(std::string_view result, std::string_view domain) {
  if (result.starts_with("dmarc=pass")) return property(result, "header.from") == domain;
  if (result.starts_with("dkim=pass")) {
    return property(result, "header.d") == domain || property(result, "header.i") == domain;
  }
  return result.starts_with("spf=pass") && property(result, "smtp.mailfrom") == domain;
}

}  // namespace

bool is_authentic(const Mail& mail, std::span<const std::string> trusted_servers) {
  const auto from = addresses_in(mail.header("from"), 2);
  if (from.size() != 1) return false;
  const auto domain = text::fold(from.front().text.substr(from.front().text.rfind('@') + 1));
  for (const auto& [name, value] : mail.headers) {
    if (name != "authentication-results") continue;
    const auto plain = text::fold(without_comments(value));
    const auto server = server_of(plain);
    const auto is_same = [&](const std::string& trusted) { return text::fold(trusted) == server; };
    if (std::ranges::none_of(trusted_servers, is_same)) return false;
    const auto results = text::split(plain, ';');
    return std::ranges::any_of(
        results, [&](std::string_view result) { return proves(text::trim(result), domain); });
  }
  return false;
}

}  // namespace qlab::inbox
