// SPDX-License-Identifier: Apache-2.0
// Every verb of 'webinar', one line each.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_webinar_add(Verb& webinar, Action& action);
void add_webinar_list(Verb& webinar, Action& action);
void add_webinar_view(Verb& webinar, Action& action);
void add_webinar_edit(Verb& webinar, Action& action);
void add_webinar_cancel(Verb& webinar, Action& action);
void add_webinar_remind(Verb& webinar, Action& action);
void add_webinar_invite(Verb& webinar, Action& action);
void add_webinar_rsvp(Verb& webinar, Action& action);
void add_webinar_ics(Verb& webinar, Action& action);
void add_webinar_attendance(Verb& webinar, Action& action);

}  // namespace qlab::cmd
