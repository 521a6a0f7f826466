// SPDX-License-Identifier: Apache-2.0
// How scenarios, their versions and what changes them look in every format.
#pragma once

#include <string>
#include <vector>

#include "lib/render/fields.hpp"
#include "lib/scenarios/edit.hpp"
#include "lib/scenarios/folder.hpp"
#include "lib/scenarios/opening.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/tally.hpp"
#include "lib/scenarios/versions.hpp"

namespace qlab::cmd {

render::Fields<scenarios::Scenario> scenario_fields();

/// A scenario whole; its axes and its text are the last two fields.
struct ScenarioView {
  scenarios::Tally tally;
  std::string body;
};
render::Fields<ScenarioView> scenario_view_fields();

render::Fields<scenarios::Transition> scenario_transition_fields();
render::Fields<scenarios::Version> version_fields();

render::Fields<scenarios::Edited> scenario_edit_fields();

render::Fields<scenarios::ImportedFile> imported_file_fields();

}  // namespace qlab::cmd
