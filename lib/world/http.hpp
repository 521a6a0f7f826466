// SPDX-License-Identifier: Apache-2.0
// The HTTP Transport: requests as a recipe says.
#pragma once

#include <memory>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

/// Throws config where the address of the relay is not safe, or the recipe needs what is not set.
/// It offers a Bundle.
std::unique_ptr<mail::Transport> make_http(const mail::HttpRelay& relay);

}  // namespace qlab::world
