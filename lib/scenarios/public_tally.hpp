// SPDX-License-Identifier: Apache-2.0
// A tally and its judgements as they may leave: for published pages and whoever asks for --public.
// Every number goes through lib/core/small_cells.hpp; a verdict is told only where it follows
// from what is shown, so that it says nothing more; nobody is named.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lib/core/small_cells.hpp"
#include "lib/scenarios/tally.hpp"
#include "lib/scenarios/viability.hpp"

namespace qlab::scenarios {

struct PublicOffer {
  Offer offer = Offer::host;
  Shown people;  ///< who support it and offer this
};

struct PublicAxis {
  Axis axis = Axis::want;
  Shown yes;
  Shown conditional;
  Shown no;
  Shown stale;
  Shown answered;  ///< yes, conditional and no
  Shown unanswered;
  Shown lasting;  ///< of yes
  std::vector<PublicOffer> offers;
};

struct PublicJudgement {
  ViabilityRule rule;
  std::optional<Verdict> verdict;  ///< nothing where it would say more than the numbers do
  Shown counted;
  Shown whole;
  Shown needed;
  Shown short_by;
};

struct PublicTally {
  Scenario scenario;
  Shown electorate;
  Shown reachable;
  Shown later;  ///< who joined after the opening; what they answered is not told
  std::array<PublicAxis, all_axes.size()> axes;
  std::vector<PublicJudgement> judgements;
  std::optional<Instant> as_of;    ///< since when these numbers are told; set by who tells them
  std::optional<Verdict> overall;  ///< nothing where there are no rules, or one is withheld
};

/// Of a scenario that was ever opened; a draft is nobody's business yet.
PublicTally publish(const Tally& tally, std::span<const ViabilityRule> rules);

}  // namespace qlab::scenarios
