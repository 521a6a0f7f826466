// SPDX-License-Identifier: Apache-2.0
// Who answered what to each scenario, axis by axis, from the numbers that the schema keeps of the
// present answers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/scenarios/counts.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/stance.hpp"

namespace qlab::scenarios {

struct OfferCount {
  Offer offer = Offer::host;
  std::int64_t yes = 0;          ///< with support that is yes
  std::int64_t conditional = 0;  ///< with support that is conditional
  std::int64_t later = 0;        ///< from people who joined after the opening
};

struct AxisTally {
  Axis axis = Axis::want;
  Counts counts;                   ///< of the electorate
  Counts later;                    ///< of those who joined after the opening
  std::int64_t lasting = 0;        ///< of counts.yes, those that are meant to last
  std::vector<OfferCount> offers;  ///< what anybody offers; stale answers offer nothing
};

struct Tally {
  Scenario scenario;
  std::optional<std::int64_t> electorate;  ///< nothing for a draft: nobody is asked yet
  std::optional<std::int64_t> reachable;   ///< of them: who could be reached, or answered
  std::int64_t later = 0;                  ///< members who joined after the opening
  std::array<AxisTally, all_axes.size()> axes;
};

/// Of every scenario, in their order.
std::vector<Tally> tallies(const store::Store& store);

Tally tally(const store::Store& store, const Scenario& scenario);

}  // namespace qlab::scenarios
