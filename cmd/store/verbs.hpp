// SPDX-License-Identifier: Apache-2.0
// Every verb of 'store', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_store_check(Verb& store, Action& action);
void add_store_backup(Verb& store, Action& action);
void add_store_restore(Verb& store, Action& action);
void add_store_adopt(Verb& store, Action& action);
void add_store_log(Verb& store, Action& action);
void add_store_undo(Verb& store, Action& action);
void add_store_path(Verb& store, Action& action);
void add_store_migrate(Verb& store, Action& action);

}  // namespace qlab::cmd
