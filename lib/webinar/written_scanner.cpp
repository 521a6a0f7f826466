// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_scanner.hpp"

#include <algorithm>
#include <charconv>

#include "lib/core/text.hpp"

namespace qlab::webinar {

std::string plain(std::string_view text) {
  auto out = text::fold(text::trim(text));
  for (const std::string_view space : {"\u202f", "\u00a0", "\u2009"}) {
    for (auto at = out.find(space); at != std::string::npos; at = out.find(space, at)) {
      out.replace(at, space.size(), " ");
    }
  }
  return out;
}

std::optional<int> Scanner::number(std::size_t most_digits) {
  const auto digits = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
  if (digits == 0 || digits > most_digits) return {};
  int value = 0;
  std::from_chars(m_rest.data(), m_rest.data() + digits, value);
  m_rest.remove_prefix(digits);
  m_digits = digits;
  return value;
}

std::optional<char> Scanner::one_of(std::string_view any) {
  if (m_rest.empty() || any.find(m_rest.front()) == std::string_view::npos) return {};
  const char taken = m_rest.front();
  m_rest.remove_prefix(1);
  return taken;
}

void Scanner::spaces() {
  m_rest.remove_prefix(std::min(m_rest.find_first_not_of(' '), m_rest.size()));
}

std::string_view Scanner::word() {
  const auto length = std::min(m_rest.find_first_of(" 0123456789"), m_rest.size());
  const auto taken = m_rest.substr(0, length);
  m_rest.remove_prefix(length);
  return taken;
}

}  // namespace qlab::webinar
