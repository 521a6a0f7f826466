// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/contacts.hpp"

#include <algorithm>
#include <vector>

namespace qlab::handover {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_digit(c) || is_letter(c) || is_foreign(c); }

bool is_local(char c) {
  return is_word(c) || std::string_view("._%+-'&=~#").find(c) != std::string_view::npos;
}
bool is_domain(char c) { return is_word(c) || c == '.' || c == '-'; }

std::string without_addresses(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    auto begin = at;
    auto end = at + 1;
    while (begin > done && is_local(text[begin - 1])) --begin;
    while (end < text.size() && is_domain(text[end])) ++end;
    while (end > at + 1 && !is_word(text[end - 1])) --end;
    if (begin == at || end == at + 1) continue;
    out.append(text, done, begin - done);
    out += "[e-mail address]";
    done = end;
    at = end - 1;
  }
  return out.append(text.substr(done));
}

/// Digits in groups, as a telephone number is written.
struct Digits {
  std::size_t end = 0;  ///< behind the last digit
  std::vector<std::string> groups;

  [[nodiscard]] std::size_t count() const {
    std::size_t count = 0;
    for (const auto& group : groups) count += group.size();
    return count;
  }
};

Digits read_digits(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_gap = 3;
  Digits digits;
  std::size_t gap = 1;
  for (auto i = at; i < text.size() && gap <= longest_gap; ++i) {
    const bool between = std::string_view(" -.()+").find(text[i]) != std::string_view::npos;
    if (is_digit(text[i])) {
      if (gap > 0) digits.groups.emplace_back();
      digits.groups.back() += text[i];
      digits.end = i + 1;
      gap = 0;
    } else if (between) {
      ++gap;
    } else {
      break;
    }
  }
  return digits;
}

/// 2027-02-20, 20.02.2027, 2026 2027 2028, 1 000 000 000.
bool is_date_or_amount(const std::vector<std::string>& groups) {
  const auto all = [&](std::size_t first, std::size_t size) {
    return std::all_of(groups.begin() + static_cast<std::ptrdiff_t>(first), groups.end(),
                       [&](const std::string& group) { return group.size() == size; });
  };
  const auto sizes = [&](std::size_t a, std::size_t b, std::size_t c) {
    return groups.size() >= 3 && groups[0].size() <= a && groups[1].size() <= b &&
           groups[2].size() == c;
  };
  const bool iso = groups[0].size() == 4 && sizes(4, 2, 2);
  const bool written = sizes(2, 2, 4);
  return iso || written || all(0, 4) || (groups.size() > 1 && groups[0].size() <= 3 && all(1, 3));
}

bool is_telephone(std::string_view text, const Digits& digits) {
  const auto count = digits.count();
  if (text[0] == '+' || text.starts_with("(+") || text.starts_with("00")) return count >= 7;
  if (count < 9 || count > 15) return false;
  if (text[0] == '0' || text.starts_with("(0")) return true;
  return count >= 10 && digits.groups.size() > 1 && !is_date_or_amount(digits.groups);
}

std::string without_telephones(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = is_digit(text[i]) || text[i] == '+' || text[i] == '(';
    const bool inside = i > 0 && (is_digit(text[i - 1]) || is_letter(text[i - 1]));
    const auto digits = begins && !inside ? read_digits(text, i) : Digits();
    if (!digits.groups.empty() && is_telephone(text.substr(i), digits)) {
      out += "[telephone number]";
      i = digits.end;
    } else {
      // A number that is none is passed as a whole: its tail may look like one.
      const auto end = is_digit(text[i]) && !inside ? digits.groups.front().size() : 1;
      out.append(text, i, end);
      i += end;
    }
  }
  return out;
}

}  // namespace

std::string without_contacts(std::string_view text) {
  return without_telephones(without_addresses(text));
}

}  // namespace qlab::handover
