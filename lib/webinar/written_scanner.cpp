// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/written_scanner.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "lib/core/text.hpp"

namespace qlab::webinar {

namespace {

struct Writing {
  std::string_view other;
  std::string_view plain;
};

/// Spaces of other widths, marks of direction, and the Arabic comma.
constexpr std::array<Writing, 7> writings{{{"\u202f", " "},
                                           {"\u00a0", " "},
                                           {"\u2009", " "},
                                           {"\u200e", ""},
                                           {"\u200f", ""},
                                           {"\u061c", ""},
                                           {"\u060c", ","}}};

/// The digits of other scripts follow their zero: Arabic, Persian, Devanagari, Bengali.
constexpr std::array<std::string_view, 4> zeros{"\u0660", "\u06f0", "\u0966", "\u09e6"};

void replace_all(std::string& text, std::string_view other, std::string_view plain) {
  for (auto at = text.find(other); at != std::string::npos; at = text.find(other, at)) {
    text.replace(at, other.size(), plain);
    at += plain.size();
  }
}

}  // namespace

std::string plain(std::string_view text) {
  auto out = text::fold(text::trim(text));
  if (text::is_ascii(out)) return out;
  for (const auto& writing : writings) replace_all(out, writing.other, writing.plain);
  for (const auto zero : zeros) {
    std::string digit(zero);
    for (char ascii = '0'; ascii <= '9'; ++ascii, ++digit.back()) {
      replace_all(out, digit, std::string_view(&ascii, 1));
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
