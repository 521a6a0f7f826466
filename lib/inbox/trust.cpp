// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/trust.hpp"

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"

namespace qlab::inbox {
namespace {

/// Words of a method's result; comments in brackets are for people (RFC 8601 2.2).
std::string without_comments(std::string_view value) {
  if (value.find('(') == std::string_view::npos) return std::string(value);
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

/// Folded; empty where not exactly one address stands there.
std::string domain_of_author(const Mail& mail) {
  const auto from = addresses_in(mail.header("from"), 2);
  if (from.size() != 1) return {};
  const auto address = from.front().text;
  return text::fold(address.substr(address.rfind('@') + 1));
}

}  // namespace

bool is_authentic(const Mail& mail, std::span<const std::string> trusted_servers) {
  // Servers put theirs on top: what stands below came with the mail.
  const auto results = text::fold(without_comments(mail.header("authentication-results")));
  if (results.empty()) return false;
  const auto is_of_server = [server = server_of(results)](const std::string& trusted) {
    return text::fold(trusted) == server;
  };
  if (std::ranges::none_of(trusted_servers, is_of_server)) return false;
  const auto domain = domain_of_author(mail);
  return !domain.empty() && std::ranges::any_of(text::split(results, ';'), [&](auto result) {
    return proves(text::trim(result), domain);
  });
}

}  // namespace qlab::inbox
