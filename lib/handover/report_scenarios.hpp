// SPDX-License-Identifier: Apache-2.0
// What may be shown of what members answered to a scenario. Included only by
// lib/handover/report.cpp and its publisher.
#pragma once

#include <span>

#include "lib/core/viability.hpp"
#include "lib/handover/report_scenario.hpp"
#include "lib/scenarios/tally.hpp"

namespace qlab::handover {

/// Puts in who was asked, the axes, and each rule with what it says. In public all of it is what
/// lib/scenarios/public_tally.hpp tells: another choice would give away what that withholds.
void tell_answers(ScenarioReport& report, const scenarios::Tally& tally,
                  std::span<const ViabilityRule> rules, Disclosure disclosure);

}  // namespace qlab::handover
