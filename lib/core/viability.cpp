// SPDX-License-Identifier: Apache-2.0
#include "lib/core/viability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

constexpr std::int64_t most = 1'000'000;
constexpr std::size_t longest = 200;

using Words = std::vector<std::string_view>;

Words words_of(std::string_view text) {
  Words words;
  for (const auto word : text::split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

template <class List>
std::optional<std::size_t> place_of(const List& list, std::string_view word) {
  const auto found = std::find(list.begin(), list.end(), word);
  if (found == list.end()) return {};
  return static_cast<std::size_t>(found - list.begin());
}

std::optional<std::int64_t> number(std::string_view text) {
  const auto value = ascii::number(text);
  return value && *value >= 1 && *value <= most ? value : std::nullopt;
}

/// "want", "support lasting", "support offering host", "want answered".
bool read_subject(const Words& words, ViabilityRule& rule) {
  const auto axis = words.empty() ? std::nullopt : place_of(viability_axes, words[0]);
  if (!axis) return false;
  rule.axis = *axis;
  if (words.size() == 1) return true;
  if (words.size() == 3 && words[1] == "offering" && words[0] == "support") {
    const auto offer = place_of(viability_offers, words[2]);
    rule.counted = Counted::offering;
    rule.offer = offer.value_or(0);
    return offer.has_value();
  }
  if (words[1] == "lasting") rule.counted = Counted::lasting;
  if (words[1] == "answered") rule.counted = Counted::answered;
  return words.size() == 2 && rule.counted != Counted::yes;
}

/// "40%" or "2/3".
bool read_share(std::string_view text, ViabilityRule& rule) {
  const auto slash = text.find('/');
  const bool is_percentage = text.ends_with('%');
  if (is_percentage == (slash != std::string_view::npos)) return false;
  const auto least =
      number(is_percentage ? text.substr(0, text.size() - 1) : text.substr(0, slash));
  const auto of_each =
      is_percentage ? std::optional(std::int64_t{100}) : number(text.substr(slash + 1));
  if (!least || !of_each || *least > *of_each) return false;
  rule.least = *least;
  rule.of_each = *of_each;
  return true;
}

/// "8", "8 people", "40% of reachable".
bool read_amount(const Words& words, ViabilityRule& rule) {
  if (words.size() == 3 && words[1] == "of") {
    const auto whole = place_of(share_words, words[2]);
    if (!whole || *whole == 0) return false;
    rule.share_of = static_cast<ShareOf>(*whole);
    // Of those who answered, all answered.
    const bool says_nothing =
        rule.counted == Counted::answered && rule.share_of == ShareOf::answered;
    return !says_nothing && read_share(words[0], rule);
  }
  const bool is_number = words.size() == 1 || (words.size() == 2 && words[1] == "people");
  const auto least = is_number ? number(words[0]) : std::nullopt;
  rule.least = least.value_or(0);
  return least.has_value();
}

}  // namespace

std::optional<ViabilityRule> parse_viability_rule(std::string_view text) {
  const auto sign = text.find(">=");
  if (text.size() > longest || sign == std::string_view::npos) return {};
  ViabilityRule rule;
  if (!read_subject(words_of(text.substr(0, sign)), rule)) return {};
  if (!read_amount(words_of(text.substr(sign + 2)), rule)) return {};
  return rule;
}

std::string text_of(const ViabilityRule& rule) {
  std::string text(viability_axes.at(rule.axis));
  if (rule.counted == Counted::lasting) text += " lasting";
  if (rule.counted == Counted::answered) text += " answered";
  if (rule.counted == Counted::offering)
    text += fmt::format(" offering {}", viability_offers.at(rule.offer));
  if (rule.share_of == ShareOf::people) return fmt::format("{} >= {} people", text, rule.least);
  const auto whole = share_words.at(static_cast<std::size_t>(rule.share_of));
  if (rule.of_each == 100) return fmt::format("{} >= {}% of {}", text, rule.least, whole);
  return fmt::format("{} >= {}/{} of {}", text, rule.least, rule.of_each, whole);
}

}  // namespace qlab
