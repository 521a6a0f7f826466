// SPDX-License-Identifier: Apache-2.0
// The HTTP Transport: requests as a recipe says, over one connection that stays open. No request is
// sent twice, unless the relay knows a mail that comes again.
#pragma once

#include <memory>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

/// Throws config where the address of the relay is not safe, or the recipe needs what is not set.
std::unique_ptr<mail::Transport> make_http(const mail::HttpRelay& relay);

}  // namespace qlab::world
