// SPDX-License-Identifier: Apache-2.0
// A Lab with mails in its outbox and a relay to send them to.
#pragma once

#include <string>
#include <vector>

#include "tests/support/lab.hpp"

namespace qlab::test {

/// When the clock of a Lab stands.
inline constexpr std::int64_t lab_now = 1800003600;

/// Queues the mails o1, o2, ... to members m1, m2, ... who are made for it, as an invitation would.
void queue_mails(const Lab& lab, int count, std::int64_t due = lab_now);

/// Changes the store behind qlab's back.
void execute(const Lab& lab, const std::string& sql);

std::string maildir_relay(const Lab& lab);

/// A loopback relay without TLS; one connection sends in the order of the outbox.
std::string plain_smtp(const std::string& url, int connections = 1);

/// The state of every mail in order: "sent queued".
std::string states(const Lab& lab);

/// The refs of one list of a report.
std::vector<std::string> refs(const nlohmann::json& list);

}  // namespace qlab::test
