// SPDX-License-Identifier: Apache-2.0
// 'members consent wording': the texts that people agree to.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_consent_wording(CLI::App& consent, Action& action);

}  // namespace qlab::cmd
