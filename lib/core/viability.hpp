// SPDX-License-Identifier: Apache-2.0
// A rule of viability as people write it: "want >= 40% of reachable", "support >= 8 people",
// "support lasting >= 3", "support offering host >= 1", "want answered >= 1/4 of electorate".
// lib/config checks the text, lib/scenarios follows the rule.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qlab {

inline constexpr std::array<std::string_view, 3> viability_axes{"want", "value", "support"};
inline constexpr std::array<std::string_view, 5> viability_offers{"host", "facilitate", "organise",
                                                                  "fund", "admin"};

/// What is counted: yes; yes that is meant to last; yes with an offer; or any answer (a quorum).
enum class Counted { yes, lasting, offering, answered };

/// Of whom the least is a share: members there were at the opening, those of them who could be
/// reached, or those who answered on this axis. People: it is a number.
enum class ShareOf { people, electorate, reachable, answered };
inline constexpr std::array<std::string_view, 4> share_words{"people", "electorate", "reachable",
                                                             "answered"};

struct ViabilityRule {
  std::size_t axis = 0;  ///< in viability_axes
  Counted counted = Counted::yes;
  std::size_t offer = 0;   ///< in viability_offers, where offers are counted
  std::int64_t least = 0;  ///< at least least/of_each of the whole, or so many people
  std::int64_t of_each = 1;
  ShareOf share_of = ShareOf::people;

  bool operator==(const ViabilityRule&) const = default;
};

/// Reads one; nothing where the text is no rule. A share is a whole percentage or a fraction of at
/// most the whole, a number at most 1,000,000; both more than 0.
std::optional<ViabilityRule> parse_viability_rule(std::string_view text);

/// Writes one: "want >= 40% of reachable".
std::string text_of(const ViabilityRule& rule);

}  // namespace qlab
