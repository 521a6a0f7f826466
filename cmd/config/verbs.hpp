// SPDX-License-Identifier: Apache-2.0
// Every verb of 'config', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_config_list(Verb& config, Action& action);
void add_config_get(Verb& config, Action& action);
void add_config_set(Verb& config, Action& action);
void add_config_path(Verb& config, Action& action);
void add_config_check(Verb& config, Action& action);

}  // namespace qlab::cmd
