// SPDX-License-Identifier: Apache-2.0
// Telling those concerned that a webinar changed: what edit and cancel share.
#pragma once

#include <string>
#include <string_view>

#include "cmd/exit.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/round.hpp"

namespace qlab::cmd {

class Verb;
class Context;

struct Telling {
  bool notify = false;
  RoundOptions round;
};

/// Declares what is shown, --notify, and with it --max, --plan, --apply, --dry-run, --queue and
/// --yes.
void add_telling(Verb& verb, Telling& telling, const std::string& notify_help);

/// Names on standard error what members were told of a webinar that is not so: how many know an
/// older state, and who was offered a place that is kept no longer.
void note_told(Context& context, const webinar::Webinar& webinar);

/// Tells them where that is asked for, says otherwise how many know an older state, and shows the
/// result.
Exit tell_of_change(Context& context, const Telling& telling, std::string_view command,
                    std::string_view verb, ChangeResult result);

}  // namespace qlab::cmd
