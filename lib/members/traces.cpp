// SPDX-License-Identifier: Apache-2.0
#include "lib/members/traces.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/address.hpp"
#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

/// A shorter name without a space is too often an ordinary word.
constexpr std::size_t shortest_word = 4;

/// No text is more than so many times as long as it is folded.
constexpr std::size_t largest_growth = 6;

using ascii::lower;

bool is_word(char c) { return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

bool continues_name(std::string_view before, std::string_view after) {
  return (!before.empty() && is_word(before.back())) || (!after.empty() && is_word(after.front()));
}

/// joanna@example.org and anna@example.org.uk are not anna@example.org.
bool continues_address(std::string_view before, std::string_view after) {
  if (continues_name(before, after)) return true;
  if (!before.empty() && std::string_view("._%+-").find(before.back()) != std::string_view::npos)
    return true;
  if (after.empty()) return false;
  return after.front() == '-' || (after.front() == '.' && after.size() > 1 && is_word(after[1]));
}

/// Where the words stand in the text from there on, without regard to the case of ASCII.
std::size_t find(std::string_view text, std::string_view words, std::size_t from) {
  const bool is_address = words.find('@') != std::string_view::npos;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  for (;;) {
    const auto at = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                                words.begin(), words.end(), same);
    if (at == text.end()) return std::string_view::npos;
    const auto begin = static_cast<std::size_t>(at - text.begin());
    const auto before = text.substr(0, begin);
    const auto after = text.substr(begin + words.size());
    if (!(is_address ? continues_address(before, after) : continues_name(before, after)))
      return begin;
    from = begin + 1;
  }
}

bool stands_in(std::string_view text, std::span<const std::string> all) {
  return std::any_of(all.begin(), all.end(), [&](const std::string& words) {
    return find(text, words, 0) != std::string_view::npos;
  });
}

void replace(std::string& text, std::string_view words, std::string_view with) {
  for (auto at = find(text, words, 0); at != std::string::npos;) {
    text.replace(at, words.size(), with);
    at = find(text, words, at + with.size());
  }
}

bool is_telling(std::string_view name) {
  return name.size() >= shortest_word || name.find(' ') != std::string_view::npos;
}

void keep(std::vector<std::string>& list, std::string_view text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.emplace_back(text);
}

}  // namespace

Traces::Traces(const store::Store& store, const Member& member)
    : m_store(store), m_member(member.id) {
  add_name(member.name);
  for (const auto& address : member.addresses) add_address(address.shown);
}

void Traces::add_name(std::string_view name) {
  const auto folded = text::fold(text::trim(name));
  if (folded.empty() || is_name(name)) return;
  if (is_shared(folded)) return;
  m_names.emplace_back(text::trim(name));
  m_folded.push_back(folded);
  m_sought.push_back(text::fold_for_search(folded));
}

/// Whether somebody else has this name too, which then tells nobody.
bool Traces::is_shared(const std::string& folded) const {
  auto rows = m_store.prepare("SELECT name FROM member WHERE id <> ? AND found_in(name, ?)");
  rows.bind(m_member, text::fold_for_search(folded));
  while (rows.step()) {
    if (text::fold(text::trim(rows.view(0))) == folded) return true;
  }
  return false;
}

void Traces::add_address(std::string_view address) {
  const auto parsed = parse_address(address);
  if (!parsed) return;
  const auto other = m_store.first("SELECT 1 FROM member_address WHERE key = ? AND member_id <> ?",
                                   parsed->key, m_member);
  if (other) return;
  keep(m_keys, parsed->key);
  keep(m_addresses, parsed->key);
  keep(m_addresses, parsed->shown);
}

bool Traces::is_name(std::string_view text) const {
  // Asked about every text of the store: most are settled by their size.
  const auto trimmed = text::trim(text);
  const bool ascii = text::is_ascii(trimmed);
  return std::any_of(m_folded.begin(), m_folded.end(), [&](const std::string& name) {
    const bool possible =
        ascii ? trimmed.size() == name.size() : trimmed.size() <= largest_growth * name.size();
    return possible && text::fold(trimmed) == name;
  });
}

bool Traces::is_address(std::string_view text) const {
  if (text.find('@') == std::string_view::npos) return false;
  const auto parsed = parse_address(text);
  return parsed && std::find(m_keys.begin(), m_keys.end(), parsed->key) != m_keys.end();
}

bool Traces::is_named(std::string_view text) const {
  if (is_name(text)) return true;
  if (text.find('@') == std::string_view::npos) return false;
  return stands_in(text, m_addresses) || stands_in(text::fold(text), m_addresses);
}

bool Traces::is_mentioned(std::string_view text) const {
  if (is_named(text)) return true;
  const auto named_in = [&](std::string_view folded) {
    return std::any_of(m_sought.begin(), m_sought.end(), [&](const std::string& name) {
      return is_telling(name) && find(folded, name, 0) != std::string_view::npos;
    });
  };
  return text::is_ascii(text) ? named_in(text) : named_in(text::fold_for_search(text));
}

std::string Traces::masked(std::string text) const {
  const auto mask = fmt::format("[{}]", former_member);
  for (const auto& address : m_addresses) replace(text, address, mask);
  for (const auto& name : m_names) {
    if (is_telling(name)) replace(text, name, mask);
  }
  return text;
}

}  // namespace qlab::members
