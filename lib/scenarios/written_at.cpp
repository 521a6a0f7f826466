// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/written_at.hpp"

namespace qlab::scenarios {

Instant written_at(const store::Store& store, const Scenario& scenario) {
  const auto row =
      store.first("SELECT at FROM scenario_version WHERE scenario_id = ? AND version = ?",
                  scenario.id, scenario.version);
  return row ? row->instant(0) : scenario.created_at;
}

}  // namespace qlab::scenarios
