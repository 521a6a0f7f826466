// SPDX-License-Identifier: Apache-2.0
// Every verb of 'mail', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_mail_list(Verb& mail, Action& action);
void add_mail_view(Verb& mail, Action& action);
void add_mail_send(Verb& mail, Action& action);
void add_mail_preview(Verb& mail, Action& action);
void add_mail_report(Verb& mail, Action& action);
void add_mail_resolve(Verb& mail, Action& action);
void add_mail_retry(Verb& mail, Action& action);
void add_mail_templates(Verb& mail, Action& action);
void add_mail_classify(Verb& mail, Action& action);
void add_mail_receive(Verb& mail, Action& action);
void add_mail_inbox(Verb& mail, Action& action);
void add_mail_bounces(Verb& mail, Action& action);
void add_mail_suppress(Verb& mail, Action& action);

}  // namespace qlab::cmd
