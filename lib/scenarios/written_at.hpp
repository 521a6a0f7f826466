// SPDX-License-Identifier: Apache-2.0
// When the present text of a scenario was written.
#pragma once

#include "lib/core/clock.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

Instant written_at(const store::Store& store, const Scenario& scenario);

}  // namespace qlab::scenarios
