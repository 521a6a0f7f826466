// SPDX-License-Identifier: Apache-2.0
// What a mail server answered, and to which command: found in the words in which another server
// passes it on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qlab::inbox {

/// The command that was refused (RFC 5321). What is refused before RCPT is about the sender; what
/// is refused after it may be about the content, whatever the words say.
enum class Stage { unknown, before_recipient, recipient, data };

/// Whose words they are: a server's own, or those of a whole notification.
enum class Spoken { by_server, by_anybody };

/// The stage that a text names, such as "(in reply to RCPT TO command)".
Stage stage_in(std::string_view text, Spoken by);

struct Reply {
  int code = 0;            ///< 550; 0 where there is none
  std::string status;      ///< enhanced (RFC 3463): "5.1.1"; empty where there is none
  std::string_view words;  ///< the text from the first of both on: what the server said itself
};

/// The first reply code at the start of the text, of a line or of the words after a colon, and the
/// first enhanced status of class 4 or 5.
Reply reply_in(std::string_view text);

/// The text where it is an enhanced status: "5.1.1", also with words behind it.
std::string status_of(std::string_view text);

}  // namespace qlab::inbox
