// SPDX-License-Identifier: Apache-2.0
// How scenarios, answers and tallies look in every format.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/render/fields.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/stance.hpp"
#include "lib/scenarios/tally.hpp"

namespace qlab::cmd {

render::Fields<scenarios::Scenario> scenario_fields();

/// A scenario whole; its axes and its text are the last two fields.
struct ScenarioView {
  scenarios::Tally tally;
  std::string body;
};
render::Fields<ScenarioView> scenario_view_fields();

render::Fields<scenarios::Transition> scenario_transition_fields();
render::Fields<scenarios::ResponseReport> response_fields();

/// A tally with its axes inside, for scripts.
render::Fields<scenarios::Tally> tally_fields();

/// A row for each scenario and axis, for tables.
struct TallyRow {
  const scenarios::Tally* tally;
  const scenarios::AxisTally* axis;
};
render::Fields<TallyRow> tally_row_fields();
std::vector<TallyRow> tally_rows(std::span<const scenarios::Tally> tallies);

}  // namespace qlab::cmd
