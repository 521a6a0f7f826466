// SPDX-License-Identifier: Apache-2.0
// The account at a relay over HTTP, as its recipe speaks of it.
#pragma once

#include <string>

#include "lib/mail/relay.hpp"
#include "lib/world/recipe_template.hpp"

namespace qlab::world {

/// What its {account} variables stand for at the moment of asking; throws config, with a hint,
/// where that is not set. The relay must live longer.
Account account_of(const mail::HttpRelay& relay);

/// Where requests go. Throws config where nobody says so.
std::string url_of(const mail::HttpRelay& relay);

}  // namespace qlab::world
