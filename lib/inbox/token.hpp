// SPDX-License-Identifier: Apache-2.0
// The token of one of our mails, where an answer brings it back: in the address that it was sent to
// (lib/mail/addressing), or in the headers of the mail that it returns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

struct Token {
  std::string word;  ///< what the answer is: stop, yes, no, maybe; empty where headers returned it
  std::string token;
};

/// From the address "lab+stop-TOKEN@example.org" in a field that says whom the mail reached.
std::optional<Token> addressed_token(const Mail& mail);

/// From List-Unsubscribe or Feedback-ID in the fields of the mail that this one returns.
std::optional<Token> returned_token(const std::vector<Header>& returned);

}  // namespace qlab::inbox
