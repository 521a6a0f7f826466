// SPDX-License-Identifier: Apache-2.0
// What may be shown of connections, offers and open work. Included only by lib/handover/report.cpp
// and its publisher.
#pragma once

#include <string>
#include <vector>

#include "lib/handover/redaction.hpp"
#include "lib/handover/report.hpp"

namespace qlab::handover {

CallsReport publish(const calls::Figures& calls, const Redaction& redaction, Disclosure disclosure);

Parts publish(const std::vector<scenarios::Offered>& offers, Disclosure disclosure);

/// The most_occasions largest, those of few left out of what is published.
std::vector<TurnoutReport> publish(const std::vector<Turnout>& turnout, const Redaction& redaction,
                                   Disclosure disclosure);

ConnectionsReport publish(const Connections& connections, std::int64_t members,
                          const Redaction& redaction, Disclosure disclosure);

/// Only what is not over yet.
std::vector<TaskReport> publish(const std::vector<Task>& tasks, const Redaction& redaction,
                                Disclosure disclosure);

/// Every text of a task that people wrote: what a redaction must be made for.
void append_texts(const std::vector<Task>& tasks, std::vector<std::string>& texts);

}  // namespace qlab::handover
