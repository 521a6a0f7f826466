// SPDX-License-Identifier: Apache-2.0
// The SMTP Transport with libcurl: entry.cpp hands it out.
#pragma once

#include <memory>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

/// Throws config where the relay cannot be used as written; opens nothing.
std::unique_ptr<mail::Transport> make_smtp(const mail::SmtpRelay& relay);

}  // namespace qlab::world
