// SPDX-License-Identifier: Apache-2.0
// What may stand in braces in a recipe of a relay. qlab-relay-recipe(5) explains each to people.
#pragma once

#include <array>
#include <string_view>

namespace qlab {

/// What {account} variables stand for: known before any mail. The token stands in headers and the
/// login only, so that it can be in no log of addresses.
inline constexpr std::array<std::string_view, 4> account_variables{"token", "username", "region",
                                                                   "domain"};

/// The {mail} variables, in the order of MailVariable.
inline constexpr std::array<std::string_view, 21> mail_variables{"key",
                                                                 "message_id",
                                                                 "sender",
                                                                 "recipient",
                                                                 "from",
                                                                 "from_name",
                                                                 "from_address",
                                                                 "to",
                                                                 "to_name",
                                                                 "to_address",
                                                                 "reply_to",
                                                                 "reply_to_name",
                                                                 "reply_to_address",
                                                                 "subject",
                                                                 "text",
                                                                 "html",
                                                                 "calendar",
                                                                 "calendar_method",
                                                                 "calendar_base64",
                                                                 "raw",
                                                                 "raw_base64"};

enum class MailVariable {
  key,         ///< the same at every attempt with this mail
  message_id,  ///< without angle brackets
  sender,      ///< of the envelope
  recipient,
  from,  ///< as in the mail: Peer Support Lab <lab@example.org>
  from_name,
  from_address,
  to,  ///< the recipient, with the name that the mail has for them
  to_name,
  to_address,
  reply_to,
  reply_to_name,
  reply_to_address,
  subject,
  text,
  html,
  calendar,         ///< the invitation itself
  calendar_method,  ///< REQUEST
  calendar_base64,
  raw,  ///< the whole mail
  raw_base64
};

/// The variables of one round of each = "header", and of each = "attachment".
inline constexpr std::array<std::string_view, 2> header_variables{"header_name", "header_value"};
inline constexpr std::array<std::string_view, 3> attachment_variables{
    "attachment_name", "attachment_type", "attachment_base64"};

}  // namespace qlab
