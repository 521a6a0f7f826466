// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/authors.hpp"

#include <algorithm>
#include <utility>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t longest_list = 4096;

/// Each says how long the piece is that the text begins with; 0 where it begins with none, or that
/// has no end.
std::size_t quoted_string(std::string_view text) {
  if (!text.starts_with('"')) return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
  }
  return 0;
}

std::size_t comment(std::string_view text) {
  if (!text.starts_with('(')) return 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')' && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

/// RFC 2047 2: "=?UTF-8?Q?M=C3=BCller,_Anna?=".
std::size_t encoded_word(std::string_view text) {
  constexpr ascii::CharacterSet blanks(" \t\r\n");
  if (!text.starts_with("=?")) return 0;
  const auto word = text.substr(0, blanks.first_in(text));
  const auto encoding = word.find('?', 2);
  const auto content = word.find('?', std::min(encoding, word.size() - 1) + 1);
  if (content == std::string_view::npos) return 0;
  const auto end = word.find("?=", content + 1);
  return end == std::string_view::npos ? 0 : end + 2;
}

std::size_t in_brackets(std::string_view text) {
  if (!text.starts_with('<')) return 0;
  std::size_t at = 1;
  while (at < text.size() && text[at] != '>')
    at += std::max<std::size_t>(quoted_string(text.substr(at)), 1);
  return std::min(at + 1, text.size());
}

class MailboxList {
 public:
  std::vector<std::string> read(std::string_view list) {
    while (!list.empty()) list.remove_prefix(take(list));
    end_mailbox();
    return std::move(m_found);
  }

 private:
  /// Takes the first piece of it, and returns how long that is.
  std::size_t take(std::string_view list) {
    constexpr ascii::CharacterSet marks("\"(<=,;:");
    if (const auto plain = marks.first_in(list); plain > 0) {
      m_words += list.substr(0, plain);
      return plain;
    }
    if (const auto length = in_brackets(list); length > 0) {
      add(list.substr(1, length - 1));
      m_is_named = true;
      return length;
    }
    const auto aside = std::max({quoted_string(list), comment(list), encoded_word(list)});
    const char first = aside > 0 ? ' ' : list.front();
    if (first == ',' || first == ';') {
      end_mailbox();
    } else if (first == ':') {
      m_words.clear();  // the name of a group
    } else {
      m_words += first;
    }
    return std::max<std::size_t>(aside, 1);
  }

  /// "anna@example.org>", perhaps with a way to it (RFC 5322 4.4).
  void add(std::string_view bracketed) {
    auto address = text::trim(bracketed.substr(0, bracketed.rfind('>')));
    if (const auto quote = address.rfind('"'); quote != std::string_view::npos) {
      if (address.find('@', quote) != std::string_view::npos) m_found.emplace_back(address);
      return;
    }
    address.remove_prefix(address.rfind(':') + 1);
    for (const auto& found : addresses_in(address)) m_found.emplace_back(found.text);
  }

  void end_mailbox() {
    if (!m_is_named) {
      for (const auto& found : addresses_in(m_words)) m_found.emplace_back(found.text);
    }
    m_is_named = false;
    m_words.clear();
  }

  std::vector<std::string> m_found;
  std::string m_words;      ///< of this mailbox: its name, or its address
  bool m_is_named = false;  ///< its address stands in brackets
};

}  // namespace

std::vector<std::string> mailboxes_in(std::string_view from) {
  if (from.size() > longest_list) return {};
  return MailboxList().read(from);
}

}  // namespace qlab::inbox
