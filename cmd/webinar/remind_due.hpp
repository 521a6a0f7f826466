// SPDX-License-Identifier: Apache-2.0
// Every reminder whose time has come, and every place that is free for whoever waits: what cron
// runs.
#pragma once

#include "cmd/exit.hpp"
#include "cmd/webinar/round.hpp"

namespace qlab::cmd {

class Context;

/// Moves the waiting lists, queues what is due and sends it. Says nothing where nothing was due or
/// all went well; names each reminder that was missed, once.
Exit remind_due(Context& context, const RoundOptions& options, bool summary);

}  // namespace qlab::cmd
