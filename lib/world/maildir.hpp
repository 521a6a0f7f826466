// SPDX-License-Identifier: Apache-2.0
// The Maildir Transport: entry.cpp hands it out.
#pragma once

#include <memory>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

std::unique_ptr<mail::Transport> make_maildir(const mail::MaildirRelay& relay);

}  // namespace qlab::world
