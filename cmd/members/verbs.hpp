// SPDX-License-Identifier: Apache-2.0
// Every verb of 'members', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_members_list(Verb& members, Action& action);
void add_members_view(Verb& members, Action& action);
void add_members_add(Verb& members, Action& action);
void add_members_edit(Verb& members, Action& action);
void add_members_tag(Verb& members, Action& action);
void add_members_consent(Verb& members, Action& action);
void add_members_import(Verb& members, Action& action);
void add_members_export(Verb& members, Action& action);
void add_members_merge(Verb& members, Action& action);
void add_members_outstanding(Verb& members, Action& action);
void add_members_why(Verb& members, Action& action);
void add_members_erase(Verb& members, Action& action);
void add_members_disclosures(Verb& members, Action& action);

}  // namespace qlab::cmd
