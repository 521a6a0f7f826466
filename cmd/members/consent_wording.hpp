// SPDX-License-Identifier: Apache-2.0
// 'members consent wording': the texts that people agree to.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

class Verb;

void add_consent_wording(Verb& consent, Action& action);

}  // namespace qlab::cmd
