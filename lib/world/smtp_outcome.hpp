// SPDX-License-Identifier: Apache-2.0
// From what one attempt left behind to what is known about the mail. No network, no state.
#pragma once

#include <curl/curl.h>

#include <string>

#include "lib/mail/transport.hpp"
#include "lib/world/smtp_conversation.hpp"

namespace qlab::world {

struct Attempt {
  CURLcode result = CURLE_OK;
  bool body_went_up = false;     ///< at least one byte of the mail left
  Stage stage = Stage::connect;  ///< the last thing said
  int code = 0;                  ///< the relay's answer to it, 0 where there was none
  std::string reply;             ///< the words of that answer
  std::string trouble;           ///< libcurl's words
  std::string relay;             ///< host:port, for people
};

/// Sent where libcurl says so; uncertain where it failed and bytes went up, unless the relay
/// answered the final dot with a refusal; else not sent, and the stage tells who is to blame.
mail::Delivery judge(const Attempt& attempt);

}  // namespace qlab::world
