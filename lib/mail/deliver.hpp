// SPDX-License-Identifier: Apache-2.0
// What a thread that delivers does until it is over: takes messages from the Dispatch, hands them
// to the relay, brings back what became of them.
#pragma once

#include <cstddef>

#include "lib/mail/dispatch.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::mail {

/// One connection: waits for each answer.
void deliver(Dispatch& dispatch, Transport& transport);

/// Several connections, each busy with messages of its own.
void deliver(Dispatch& dispatch, Bundle& bundle, std::size_t connections);

}  // namespace qlab::mail
