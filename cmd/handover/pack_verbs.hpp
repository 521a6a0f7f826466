// SPDX-License-Identifier: Apache-2.0
// The verbs about packs, one line each: what cmd/commands.hpp says of the others.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_handover_pack(Verb& handover, Action& action);
void add_handover_verify(Verb& handover, Action& action);
void add_handover_accept(Verb& handover, Action& action);
void add_handover_ack(Verb& handover, Action& action);
void add_handover_delta(Verb& handover, Action& action);
void add_handover_key(Verb& handover, Action& action);
void add_handover_erase_all(Verb& handover, Action& action);

}  // namespace qlab::cmd
