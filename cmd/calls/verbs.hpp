// SPDX-License-Identifier: Apache-2.0
// Every verb of 'calls', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_calls_book(Verb& calls, Action& action);
void add_calls_cancel(Verb& calls, Action& action);
void add_calls_list(Verb& calls, Action& action);
void add_calls_move(Verb& calls, Action& action);
void add_calls_offer(Verb& calls, Action& action);
void add_calls_record(Verb& calls, Action& action);
void add_calls_remind(Verb& calls, Action& action);
void add_calls_request(Verb& calls, Action& action);
void add_calls_slots(Verb& calls, Action& action);
void add_calls_view(Verb& calls, Action& action);

}  // namespace qlab::cmd
