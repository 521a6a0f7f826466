// SPDX-License-Identifier: Apache-2.0
// Every verb of 'comments', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_comments_add(Verb& comments, Action& action);
void add_comments_address(Verb& comments, Action& action);
void add_comments_approve(Verb& comments, Action& action);
void add_comments_edit(Verb& comments, Action& action);
void add_comments_export(Verb& comments, Action& action);
void add_comments_flag(Verb& comments, Action& action);
void add_comments_hide(Verb& comments, Action& action);
void add_comments_import(Verb& comments, Action& action);
void add_comments_list(Verb& comments, Action& action);
void add_comments_policy(Verb& comments, Action& action);
void add_comments_reject(Verb& comments, Action& action);
void add_comments_review(Verb& comments, Action& action);
void add_comments_search(Verb& comments, Action& action);
void add_comments_spam(Verb& comments, Action& action);
void add_comments_theme(Verb& comments, Action& action);
void add_comments_view(Verb& comments, Action& action);
void add_comments_withdraw(Verb& comments, Action& action);

}  // namespace qlab::cmd
