// SPDX-License-Identifier: Apache-2.0
// One mail to one member, before it is bytes; and the port that makes it bytes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab::mail {

struct Mailbox {
  std::string name;  ///< display name, may be empty
  std::string address;
};

/// An iCalendar object that travels inside the mail and beside it (RFC 6047 2.4).
struct CalendarPart {
  std::string method;  ///< REQUEST, CANCEL, PUBLISH: the same as in the object
  std::string text;    ///< the whole object, CRLF lines
  std::string file_name = "invite.ics";
};

struct Message {
  Mailbox from;
  std::optional<Mailbox> reply_to;
  Mailbox to;  ///< always exactly one: two members never see each other
  std::string subject;
  std::string text;
  std::string html;  ///< may be empty: then there is no HTML part
  std::optional<CalendarPart> calendar;
  std::string message_id;  ///< without angle brackets
  Instant date;
  /// List-Unsubscribe, Auto-Submitted, ...: ASCII values arrive as written
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Makes the bytes that are stored and sent.
class Composer {
 public:
  virtual ~Composer() = default;

  /// Returns a whole RFC 5322 message: CRLF, lines of at most 998 octets, no bare CR or LF, 7-bit.
  /// Only the UTF-8 local part of an address stands as raw UTF-8 (RFC 6532), so that such a mail
  /// needs a relay with SMTPUTF8. The same message gives the same bytes.
  /// multipart/alternative of text, HTML and text/calendar; with a calendar part all of that inside
  /// multipart/mixed beside the same object as a file. Throws data, naming the header or the part,
  /// where one holds a control character or is not UTF-8, where an address is none, and where an
  /// extra header would replace one of the message's own or add a recipient.
  virtual std::string compose(const Message& message) = 0;
};

}  // namespace qlab::mail
