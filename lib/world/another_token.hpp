// SPDX-License-Identifier: Apache-2.0
// A token that ran out in the middle of a run: asked anew once the relay has refused it.
#pragma once

#include <string>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

/// Where the relay refused the token and there is another one by now, puts that one in its place
/// and says true: worth one more attempt. Where asking for it fails, that is what the delivery
/// says.
bool take_another_token(std::string& token, const mail::TokenAgain& again, mail::Delivery& refused);

}  // namespace qlab::world
