// SPDX-License-Identifier: Apache-2.0
// How the readiness for the handover is shown.
#pragma once

#include <vector>

#include "cmd/handover/fields.hpp"
#include "lib/handover/readiness.hpp"
#include "lib/members/consent_open.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// A member to chase, the successor it is about, and the command that asks them.
struct Chase {
  members::OpenConsent open;
  std::string recipient;
  std::string command;
};
render::Fields<Chase> chase_fields();

/// Everything, for JSON.
struct StatusResult {
  handover::Readiness readiness;
  std::vector<PlannedStep> plan;
  std::vector<Chase> missing;
};
render::Fields<StatusResult> status_fields();

/// One check, for every other format.
render::Fields<handover::Check> check_fields();

}  // namespace qlab::cmd
