// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/classify.hpp"

#include <fmt/format.h>

#include <array>

#include "lib/core/text.hpp"
#include "lib/inbox/auto_reply.hpp"
#include "lib/inbox/bounce.hpp"
#include "lib/inbox/delivery_status.hpp"
#include "lib/inbox/notice.hpp"
#include "lib/inbox/provider_event.hpp"

namespace qlab::inbox {
namespace {

constexpr std::array<std::string_view, 7> names{"calendar",   "token",   "bounce", "complaint",
                                                "auto-reply", "comment", "other"};

std::string id_in(std::string_view value) {
  const auto open = value.find('<');
  if (open == std::string_view::npos) return std::string(text::trim(value));
  value.remove_prefix(open + 1);
  return std::string(text::trim(value.substr(0, value.find('>'))));
}

/// The first of a few blocks of lines that has a Message-ID: below "This is a copy of the message:"
/// the fields follow behind an empty line.
std::vector<Header> fields_with_id(std::string_view text) {
  for (int i = 0; i < 3 && !text.empty(); ++i) {
    auto fields = fields_of(text);
    if (!find_header(fields, "message-id").empty()) return fields;
    const auto blank = text.find("\n\n");
    text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 2);
  }
  return {};
}

/// The fields of the mail that this one returns: enclosed, quoted below the text, or in a text of
/// their own behind it.
std::vector<Header> returned_fields(const Mail& mail) {
  if (!find_header(mail.enclosed, "message-id").empty()) return mail.enclosed;
  for (const auto& part : mail.parts) {
    if (part.type != "text/plain") continue;
    const bool is_notice = &part == mail.part("text/plain");
    auto fields = fields_with_id(is_notice ? without_returned(part.text).returned : part.text);
    if (!fields.empty()) return fields;
  }
  return mail.enclosed;
}

void take_returned(const Mail& mail, Classified& result) {
  const auto fields = returned_fields(mail);
  result.token = returned_token(fields);
  result.returned_message_id = id_in(find_header(fields, "message-id"));
}

void take_complaint(const Complaint& complaint, const Mail& mail, Classified& result) {
  result.kind = MailKind::complaint;
  result.feedback_type = complaint.type;
  take_returned(mail, result);
  result.why =
      complaint.addresses.empty()
          ? fmt::format("a report of type '{}' that is about nobody by name", complaint.type)
          : fmt::format("a report of type '{}'", complaint.type);
  for (const auto& address : complaint.addresses) {
    Recipient recipient;
    recipient.address = address;
    recipient.reason = "complaint";
    recipient.evidence = complaint.evidence;
    result.recipients.push_back(std::move(recipient));
  }
}

void take_bounce(Bounce bounce, const Mail& mail, Classified& result) {
  result.kind = MailKind::bounce;
  result.recipients = std::move(bounce.recipients);
  take_returned(mail, result);
  // Some that return nothing name the mail that they answer.
  if (result.returned_message_id.empty())
    result.returned_message_id = id_in(mail.header("in-reply-to"));
  result.why = fmt::format("by {}", bounce.found_by);
}

void take_calendar(CalendarAnswer answer, Classified& result) {
  result.kind = MailKind::calendar;
  result.why = fmt::format("a calendar object with the method {}", answer.method);
  if (answer.attendee.empty()) result.why += "; nobody in it is known to have sent it";
  if (answer.uid.empty()) result.why += "; it has no UID";
  result.calendar = std::move(answer);
}

bool take_event(const Mail& mail, Classified& result) {
  for (const auto& part : mail.parts) {
    auto event = read_provider_event(part.text);
    if (!event) continue;
    result.kind = event->is_complaint ? MailKind::complaint : MailKind::bounce;
    if (event->is_complaint) result.feedback_type = event->feedback_type;
    result.token = returned_token(event->mail_fields);
    result.returned_message_id = id_in(find_header(event->mail_fields, "message-id"));
    result.recipients = std::move(event->recipients);
    result.why = "an event of a mail service";
    return true;
  }
  return false;
}

void take_token(Token token, Classified& result) {
  const bool is_comment = token.word == "comment";
  result.kind = is_comment ? MailKind::comment : MailKind::token;
  result.why = fmt::format("sent to an address with a token, for '{}'", token.word);
  result.token = std::move(token);
}

void take_rest(const Mail& mail, const std::string& other_method, Classified& result) {
  if (!other_method.empty()) {
    result.why =
        fmt::format("a calendar object with the method {}, which is no answer", other_method);
  } else if (mail.headers.empty()) {
    result.why = "nothing in it says that it is a mail";
  } else if (mail.encloses_mail) {
    result.why = "it passes another mail on";
  } else {
    result.why = "it says nothing that a program could know";
  }
}

bool is_auto_reply(const Mail& mail, bool to_token, Classified& result) {
  const auto sign = to_token ? robots_sign(mail) : auto_reply_sign(mail);
  if (sign.empty()) return false;
  result.kind = MailKind::auto_reply;
  result.why = sign;
  return true;
}

/// A robot's answer does not count (RFC 3834 2). Programs may unsubscribe for people, but for one
/// that answers to any mail.
bool is_by_robot(const Mail& mail, const Token& token) {
  if (token.word != "stop") return !robots_sign(mail).empty();
  return is_auto_replied(mail);
}

}  // namespace

std::string_view name(MailKind kind) { return names.at(static_cast<std::size_t>(kind)); }

Classified classify(const Mail& mail) {
  Classified result;
  result.message_id = id_in(mail.header("message-id"));
  if (!mail.authors.empty()) result.from = mail.authors.front();
  result.subject = mail.header("subject");
  // A token is what our own mail asked for; a robot that answers to it is no person who does.
  const auto token = addressed_token(mail);
  if (const auto complaint = read_complaint(mail); complaint && !token) {
    take_complaint(*complaint, mail, result);
    return result;
  }
  if (take_event(mail, result)) return result;
  // No bounce returns an answer: what we send is asked, and a title may say "delivery failed".
  auto calendar = read_calendar_answer(mail);
  if (calendar.answer) {
    take_calendar(std::move(*calendar.answer), result);
    return result;
  }
  if (auto bounce = read_bounce(mail)) {
    take_bounce(std::move(*bounce), mail, result);
    return result;
  }
  if (token && !is_by_robot(mail, *token)) {
    take_token(*token, result);
    return result;
  }
  if (is_auto_reply(mail, token.has_value(), result)) return result;
  take_rest(mail, calendar.other_method, result);
  return result;
}

}  // namespace qlab::inbox
