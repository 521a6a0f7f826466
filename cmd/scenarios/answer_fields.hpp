// SPDX-License-Identifier: Apache-2.0
// How answers look in every format: one recorded, the history of a member, a survey brought in.
#pragma once

#include "lib/render/fields.hpp"
#include "lib/scenarios/respond.hpp"
#include "lib/scenarios/stance.hpp"
#include "lib/scenarios/survey.hpp"

namespace qlab::cmd {

render::Fields<scenarios::ResponseReport> response_fields();

/// One answer of a member's history.
render::Fields<scenarios::Stance> stance_fields();

struct SurveyResult {
  scenarios::SurveyReport report;
  bool dry_run = false;
};
render::Fields<SurveyResult> survey_fields_shown();

}  // namespace qlab::cmd
