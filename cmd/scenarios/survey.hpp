// SPDX-License-Identifier: Apache-2.0
// `scenarios respond --from`: many answers at once, from a survey.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cmd/exit.hpp"
#include "cmd/verb.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {

class Context;

struct SurveyFlags {
  std::filesystem::path file;
  std::vector<std::string> mappings;
  bool skip_bad = false;
  bool dry_run = false;
};

/// Returns the option that names the file.
Option add_survey_flags(Verb& verb, SurveyFlags& flags);

/// Brings the survey in and shows what became of its rows. Throws data where rows are refused and
/// nothing was written.
Exit bring_in(Context& context, const scenarios::Scenario& scenario, const SurveyFlags& flags);

}  // namespace qlab::cmd
