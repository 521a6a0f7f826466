// SPDX-License-Identifier: Apache-2.0
// What members offer to do, over all scenarios: the handover's picture of who would carry on. Reads
// only.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/scenarios/stance.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

struct Offered {
  Offer offer = Offer::host;
  std::int64_t members = 0;  ///< who said yes to supporting a scenario and offered this for it
};

/// One for each offer there is, those of nobody too.
std::vector<Offered> offers(const store::Store& store);

}  // namespace qlab::scenarios
