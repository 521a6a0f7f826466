// SPDX-License-Identifier: Apache-2.0
// Who a mail comes from, and what makes it findable again: its Message-ID at our own domain, and a
// token that proves an answer belongs to it. Used by everything that writes to members.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/template.hpp"

namespace qlab::mail {

/// What [identity] of the configuration says about mail.
struct Identity {
  Mailbox from;
  std::optional<Mailbox> reply_to;
  std::string domain;           ///< of Message-IDs; empty: the one of from
  std::string unsubscribe_url;  ///< a page that acts on POST; empty: people unsubscribe by mail
};

/// The names of one mail. Both are stored with it and never change.
struct Handle {
  std::string message_id;  ///< without angle brackets
  std::string token;
};

/// Makes names nobody can guess. Throws config where identity has no address to write from.
Handle new_handle(const Identity& identity);

/// The address whose mail is an answer to this one mail: lab+stop-TOKEN@example.org. The word says
/// what the answer is: stop, yes, no, maybe.
std::string answer_address(const Identity& identity, std::string_view word, const Handle& handle);

/// How to get no more mail, as a letter says it to its reader: the address whose mail stops it, and
/// the page (empty where there is none). Both are those of List-Unsubscribe.
struct WaysToStop {
  std::string address;
  std::string page;
};
WaysToStop ways_to_stop(const Identity& identity, const Handle& handle);

/// Reminders say that no person sent them, and so does what answers a mail by itself, so that
/// nobody's auto-reply answers (RFC 3834 5).
enum class Origin { person, automatic, reply };

/// One mail to one member, rendered, before it gets its headers.
struct Content {
  Mailbox to;
  Written written;
  std::optional<CalendarPart> calendar;
  std::string purpose;  ///< invite, remind, ...
  std::string object;   ///< a ref: w1
  Instant date;
  Origin origin = Origin::person;
};

/// Gives the content its sender and headers: Message-ID, List-Unsubscribe (RFC 2369, RFC 8058),
/// Feedback-ID, and Auto-Submitted where no person sent it.
Message make_message(const Identity& identity, const Handle& handle, Content content);

}  // namespace qlab::mail
