// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/trust.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lib/core/ascii.hpp"
#include "lib/core/idn.hpp"
#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

/// The field as results between semicolons, each of words between blanks. Comments are for people
/// (RFC 8601 2.2), and what stands in quotation marks is one word whatever it holds: a stranger
/// chooses it.
class PlainWords {
 public:
  static std::string of(std::string_view value) {
    PlainWords words;
    words.m_out.reserve(value.size());
    for (std::size_t at = 0; at < value.size(); ++at) {
      if (words.is_plain()) words.add_run(value, at);
      if (at < value.size()) words.add(value[at]);
    }
    return std::move(words.m_out);
  }

 private:
  static constexpr ascii::CharacterSet blanks{" \t\r\n"};
  static constexpr ascii::CharacterSet separators{" \t\r\n;=@\""};
  static constexpr ascii::CharacterSet marks{"\t\r\n\"("};

  [[nodiscard]] bool is_plain() const { return !m_quoted && m_depth == 0; }

  /// What stands for itself.
  void add_run(std::string_view value, std::size_t& at) {
    const auto end = marks.first_in(value, at);
    m_out += value.substr(at, end - at);
    at = end;
  }

  void add(char c) {
    const bool is_escaped = std::exchange(m_escape, false);
    if (!is_escaped && c == '\\' && (m_quoted || m_depth > 0)) {
      m_escape = true;
    } else if (m_quoted) {
      add_quoted(c, is_escaped);
    } else if (m_depth > 0) {
      if (!is_escaped) m_depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    } else {
      add_plain(c);
    }
  }

  void add_quoted(char c, bool is_escaped) {
    if (c == '"' && !is_escaped) {
      m_quoted = false;
    } else {
      m_out += separators.has(c) ? '_' : c;
    }
  }

  void add_plain(char c) {
    if (c == '"') {
      m_quoted = true;
    } else if (c == '(') {
      m_depth = 1;
      m_out += ' ';
    } else {
      m_out += blanks.has(c) ? ' ' : c;
    }
  }

  std::string m_out;
  int m_depth = 0;  ///< of comments
  bool m_quoted = false;
  bool m_escape = false;
};

std::string_view server_of(std::string_view value) {
  auto id = text::trim(value.substr(0, value.find(';')));
  return id.substr(0, id.find(' '));
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

/// In A-labels, as most verifiers write a domain of any script (RFC 8616 4).
std::string in_a_labels(std::string_view domain) {
  return a_labels(domain).value_or(std::string(domain));
}

bool proves(std::string_view result, std::string_view domain) {
  const auto verdict = result.substr(0, result.find(' '));
  const auto names = [&](std::string_view name) {
    return in_a_labels(property(result, name)) == domain;
  };
  if (verdict == "dmarc=pass") return names("header.from");
  if (verdict == "dkim=pass") return names("header.d") || names("header.i");
  return verdict == "spf=pass" && names("smtp.mailfrom");
}

/// In A-labels; empty where not exactly one has written the mail.
std::string domain_of_author(const Mail& mail) {
  if (mail.authors.size() != 1) return {};
  const std::string_view address = mail.authors.front();
  return in_a_labels(text::fold(address.substr(address.rfind('@') + 1)));
}

}  // namespace

bool is_authentic(const Mail& mail, std::span<const std::string> trusted_servers) {
  // Servers put theirs on top: what stands below came with the mail.
  const auto results = text::fold(PlainWords::of(mail.header("authentication-results")));
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
