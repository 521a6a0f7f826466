// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/contacts.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "lib/core/ascii.hpp"

namespace qlab::handover {
namespace {

using ascii::is_digit;
using ascii::is_letter;

bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_digit(c) || is_letter(c) || is_foreign(c); }

bool is_local(char c) {
  return is_word(c) || std::string_view("._%+-'&=~#").find(c) != std::string_view::npos;
}
bool is_domain(char c) { return is_word(c) || c == '.' || c == '-'; }

/// The sign that parts an address, also as keyboards for Japanese and Chinese write it.
constexpr std::array<std::string_view, 3> at_signs{"@", "\uFF20", "\uFE6B"};

/// The first sign from there on; empty, at the end of the text, where there is none.
std::string_view find_sign(std::string_view text, std::size_t from) {
  constexpr std::string_view first_bytes = "@\xEF";
  for (auto at = text.find_first_of(first_bytes, from); at != std::string_view::npos;
       at = text.find_first_of(first_bytes, at + 1)) {
    for (const auto sign : at_signs) {
      if (text.substr(at).starts_with(sign)) return text.substr(at, sign.size());
    }
  }
  return text.substr(text.size());
}

std::string without_addresses(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (auto sign = find_sign(text, 0); !sign.empty();) {
    const auto at = static_cast<std::size_t>(sign.data() - text.data());
    const auto behind = at + sign.size();
    auto begin = at;
    auto end = behind;
    while (begin > done && is_local(text[begin - 1])) --begin;
    while (end < text.size() && is_domain(text[end])) ++end;
    while (end > behind && !is_word(text[end - 1])) --end;
    if (begin < at && end > behind) {
      out.append(text, done, begin - done);
      out += "[e-mail address]";
      done = end;
    }
    sign = find_sign(text, std::max(behind, done));
  }
  return out.append(text.substr(done));
}

/// Digits with little between them, as a telephone number is written.
struct Group {
  std::size_t size = 0;
  std::size_t end = 0;  ///< behind its last digit
};
using Groups = std::span<const Group>;

std::vector<Group> read_groups(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_gap = 3;
  std::vector<Group> groups;
  std::size_t gap = 1;
  for (auto i = at; i < text.size() && gap <= longest_gap; ++i) {
    const bool between = std::string_view(" -.()+").find(text[i]) != std::string_view::npos;
    if (is_digit(text[i])) {
      if (gap > 0) groups.emplace_back();
      groups.back() = {groups.back().size + 1, i + 1};
      gap = 0;
    } else if (between) {
      ++gap;
    } else {
      break;
    }
  }
  return groups;
}

std::size_t count(Groups groups) {
  std::size_t count = 0;
  for (const auto& group : groups) count += group.size;
  return count;
}

bool are_all(Groups groups, std::size_t size) {
  return std::all_of(groups.begin(), groups.end(),
                     [&](const Group& group) { return group.size == size; });
}

/// 1 000 000 000.
bool is_amount(Groups groups) {
  return groups.size() > 1 && groups[0].size <= 3 && are_all(groups.subspan(1), 3);
}

/// 2027-02-20, 20.02.2027, and whatever follows.
bool begins_with_date(Groups groups) {
  if (groups.size() < 3) return false;
  const bool iso = groups[0].size == 4 && groups[1].size <= 2 && groups[2].size == 2;
  const bool written = groups[0].size <= 2 && groups[1].size <= 2 && groups[2].size == 4;
  return iso || written;
}

/// By international or trunk prefix, or else by its length and shape.
bool is_telephone(std::string_view text, Groups groups) {
  constexpr std::size_t longest = 15;
  const auto digits = count(groups);
  if (digits > longest) return false;
  if (text[0] == '+' || text.starts_with("(+") || text.starts_with("00")) return digits >= 7;
  if (text[0] == '0' || text.starts_with("(0")) return digits >= 9;
  return digits >= 10 && groups.size() > 1 && !begins_with_date(groups) && !is_amount(groups) &&
         !are_all(groups, 4);
}

/// How many of the groups are one telephone number; 0 where they are none.
std::size_t telephone(std::string_view text, Groups groups) {
  for (auto length = groups.size(); length > 0; --length) {
    if (is_telephone(text, groups.first(length))) return length;
  }
  return 0;
}

std::string without_telephones(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = is_digit(text[i]) || text[i] == '+' || text[i] == '(';
    const bool inside = i > 0 && (is_digit(text[i - 1]) || is_letter(text[i - 1]));
    const auto groups = begins && !inside ? read_groups(text, i) : std::vector<Group>();
    auto next = i + 1;
    if (const auto length = groups.empty() ? 0 : telephone(text.substr(i), groups); length > 0) {
      out += "[telephone number]";
      next = groups[length - 1].end;
    } else {
      // The tail of an amount or a date may look like a number.
      if (begins_with_date(groups)) next = groups[2].end;
      if (is_amount(groups)) next = groups.back().end;
      out.append(text, i, next - i);
    }
    i = next;
  }
  return out;
}

}  // namespace

std::string without_contacts(std::string_view text) {
  return without_telephones(without_addresses(text));
}

}  // namespace qlab::handover
