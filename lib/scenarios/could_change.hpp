// SPDX-License-Identifier: Apache-2.0
// Who could still make a rule of viability met. For staff only: it names people.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "lib/core/viability.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

/// What is missing from somebody: an answer; one to the present text; a yes without a condition;
/// that it is meant to last; that they offer it.
enum class Missing { answer, confirmation, yes, lasting, offer };
std::string_view name(Missing missing);

struct CouldChange {
  std::int64_t member = 0;
  std::string name;
  Missing missing = Missing::answer;
  bool reachable = true;  ///< mail could go to them at the opening, or they answered
};

/// Calls with everybody of the electorate whose answer the rule could still count, in the order of
/// ids; nobody where the scenario is not open.
void each_who_could_change(const store::Store& store, const Scenario& scenario,
                           const ViabilityRule& rule,
                           const std::function<void(const CouldChange&)>& call);

}  // namespace qlab::scenarios
