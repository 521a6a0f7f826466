// SPDX-License-Identifier: Apache-2.0
#include "lib/world/another_token.hpp"

#include <utility>

#include "lib/core/detail.hpp"
#include "lib/core/error.hpp"

namespace qlab::world {

bool take_another_token(std::string& token, const mail::TokenAgain& again,
                        mail::Delivery& refused) {
  if (refused.stop != Kind::auth || token.empty() || !again) return false;
  try {
    auto another = again(token);
    // The same once more would only count as another wrong login.
    if (another.empty() || another == token) return false;
    token = std::move(another);
    return true;
  } catch (const Error& error) {
    refused.detail = detail_text(error.what());
    return false;
  }
}

}  // namespace qlab::world
