// SPDX-License-Identifier: Apache-2.0
// The texts that a scenario had, from the first to the present one. None is ever changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/scenarios/scenario.hpp"

namespace qlab::scenarios {

struct Version {
  std::int64_t number = 1;
  std::string title;
  std::string body;       ///< Markdown: foreign text
  bool material = false;  ///< answers to what was there before are stale
  std::string actor;
  Instant at;
};

/// All of them, the oldest first.
std::vector<Version> versions(const store::Store& store, const Scenario& scenario);

/// One of them. Throws not_found.
Version version(const store::Store& store, const Scenario& scenario, std::int64_t number);

}  // namespace qlab::scenarios
