// SPDX-License-Identifier: Apache-2.0
// What members offer to do: counted over all scenarios for the handover's picture of who would
// carry on, and one by one, with their names, for staff. Reads only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/stance.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

struct Offered {
  Offer offer = Offer::host;
  std::int64_t members = 0;  ///< who said yes to supporting a scenario and offered this for it
};

/// One for each offer there is, those of nobody too.
std::vector<Offered> offers(const store::Store& store);

/// One thing that a member offers, with the answer it came with.
struct OfferBy {
  Offer offer = Offer::host;
  std::string slug;  ///< of the scenario
  std::int64_t member = 0;
  std::string name;
  Answer answer = Answer::yes;  ///< yes or conditional
  std::string condition;
  std::string horizon;
  bool late = false;  ///< joined after the opening
};

/// Calls take for each present offer, by scenario, offer and name. Stale answers offer nothing.
/// Without a scenario those of all that were ever opened.
void each_offer(const store::Store& store, const std::optional<Scenario>& scenario,
                const std::function<void(const OfferBy&)>& take);

}  // namespace qlab::scenarios
