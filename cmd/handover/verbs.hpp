// SPDX-License-Identifier: Apache-2.0
// Every verb of 'handover', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_handover_plan(Verb& handover, Action& action);
void add_handover_successor(Verb& handover, Action& action);
void add_handover_learning(Verb& handover, Action& action);
void add_handover_progress(Verb& handover, Action& action);
void add_handover_ask(Verb& handover, Action& action);
void add_handover_status(Verb& handover, Action& action);
void add_handover_report(Verb& handover, Action& action);
void add_handover_pack(Verb& handover, Action& action);
void add_handover_verify(Verb& handover, Action& action);
void add_handover_accept(Verb& handover, Action& action);
void add_handover_ack(Verb& handover, Action& action);
void add_handover_delta(Verb& handover, Action& action);
void add_handover_key(Verb& handover, Action& action);
void add_handover_erase_all(Verb& handover, Action& action);

}  // namespace qlab::cmd
