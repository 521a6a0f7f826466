// SPDX-License-Identifier: Apache-2.0
// What a mail that came in is, and why. Looks at nothing but the mail; what is made of it is
// decided elsewhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/inbox/calendar_answer.hpp"
#include "lib/inbox/complaint.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/inbox/token.hpp"
#include "lib/inbox/verdict.hpp"

namespace qlab::inbox {

enum class MailKind { calendar, token, bounce, complaint, auto_reply, comment, other };

std::string_view name(MailKind kind);

struct Classified {
  MailKind kind = MailKind::other;
  std::string why;  ///< one sentence for people, without what the mail says
  std::optional<CalendarAnswer> calendar;
  std::vector<Recipient> recipients;  ///< of a bounce, and who complains
  std::optional<Token> token;         ///< of the address it was sent to, or of the mail it returns
  std::string feedback_type;          ///< of a complaint
  std::string message_id;             ///< without angle brackets
  std::string returned_message_id;    ///< of the mail that a bounce or complaint is about
  std::string from;                   ///< a claim: anybody can write it
  std::string subject;
};

Classified classify(const Mail& mail);

}  // namespace qlab::inbox
