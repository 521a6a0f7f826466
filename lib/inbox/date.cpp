// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

struct OldZone {
  std::string_view name;
  std::string_view offset;
};
constexpr std::array<OldZone, 11> old_zones{{{"ut", "+00:00"},
                                             {"gmt", "+00:00"},
                                             {"z", "+00:00"},
                                             {"est", "-05:00"},
                                             {"edt", "-04:00"},
                                             {"cst", "-06:00"},
                                             {"cdt", "-05:00"},
                                             {"mst", "-07:00"},
                                             {"mdt", "-06:00"},
                                             {"pst", "-08:00"},
                                             {"pdt", "-07:00"}}};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size() && words.size() < 7;) {
    const auto begin = text.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(" \t", begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    at = end;
  }
  return words;
}

std::optional<int> number(std::string_view text, std::size_t most) {
  int value = 0;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || text.size() > most || error != std::errc() || rest != end || value < 0)
    return {};
  return value;
}

std::optional<std::string> offset(std::string_view zone) {
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-') && number(zone.substr(1), 4))
    return fmt::format("{}:{}", zone.substr(0, 3), zone.substr(3));
  const auto known = std::ranges::find(old_zones, text::fold(zone), &OldZone::name);
  if (known == old_zones.end()) return {};
  return std::string(known->offset);
}

}  // namespace

std::optional<Instant> parse_date(std::string_view text) {
  text = text.substr(0, text.find('('));
  if (const auto comma = text.find(','); comma != std::string_view::npos)
    text.remove_prefix(comma + 1);
  const auto words = words_of(text);
  if (words.size() < 5) return {};
  const auto day = number(words[0], 2);
  const auto month = std::ranges::find(months, text::fold(words[1].substr(0, 3)));
  const auto year = number(words[2], 4);
  const auto zone = offset(words[4]);
  const bool whole = words[3].size() == 8 || words[3].size() == 5;
  if (!day || month == months.end() || !year || words[2].size() != 4 || !zone || !whole) return {};
  return parse_rfc3339(fmt::format("{:04}-{:02}-{:02}T{}{}{}", *year, month - months.begin() + 1,
                                   *day, words[3], words[3].size() == 5 ? ":00" : "", *zone));
}

}  // namespace qlab::inbox
