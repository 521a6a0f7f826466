// SPDX-License-Identifier: Apache-2.0
// The sendmail Transport: pipes each mail to a program, as the mail servers of Unix take mail from
// the machine they run on.
#pragma once

#include <memory>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

/// Throws config where the command is empty or names no {recipient}.
std::unique_ptr<mail::Transport> make_sendmail(const mail::SendmailRelay& relay);

}  // namespace qlab::world
