// SPDX-License-Identifier: Apache-2.0
// Every verb of 'scenarios', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_scenarios_add(Verb& scenarios, Action& action);
void add_scenarios_close(Verb& scenarios, Action& action);
void add_scenarios_edit(Verb& scenarios, Action& action);
void add_scenarios_export(Verb& scenarios, Action& action);
void add_scenarios_import(Verb& scenarios, Action& action);
void add_scenarios_list(Verb& scenarios, Action& action);
void add_scenarios_open(Verb& scenarios, Action& action);
void add_scenarios_publish(Verb& scenarios, Action& action);
void add_scenarios_respond(Verb& scenarios, Action& action);
void add_scenarios_tally(Verb& scenarios, Action& action);
void add_scenarios_view(Verb& scenarios, Action& action);

}  // namespace qlab::cmd
