// SPDX-License-Identifier: Apache-2.0
// The rules of viability that the configuration says.
#pragma once

#include <vector>

#include "lib/config/config.hpp"
#include "lib/core/viability.hpp"

namespace qlab::cmd {

/// Axis by axis, those of numbers and percentages first, then the written ones in their order.
std::vector<ViabilityRule> viability_rules(const config::Scenarios& configured);

}  // namespace qlab::cmd
