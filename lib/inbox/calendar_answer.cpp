// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/calendar_answer.hpp"

#include <algorithm>

#include "lib/calendar/read_ics.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"

namespace qlab::inbox {
namespace {

using calendar::ReadAttendee;
using calendar::ReadCalendar;
using calendar::ReadComponent;

bool is_answer(std::string_view method) { return method == "REPLY" || method == "COUNTER"; }

/// The series before one of its occurrences.
const ReadComponent* main_component(const ReadCalendar& calendar) {
  const auto& all = calendar.components;
  const auto series = std::ranges::find_if(
      all, [](const ReadComponent& each) { return each.recurrence_id.empty(); });
  if (series != all.end()) return &*series;
  return all.empty() ? nullptr : &all.front();
}

bool is_sender(const ReadAttendee& attendee, const std::vector<std::string>& senders) {
  const auto has = [&](std::string_view address) {
    const auto key = address_key(address);
    return !key.empty() && std::ranges::find(senders, key) != senders.end();
  };
  return has(attendee.address) || has(attendee.sent_by);
}

/// A REPLY names one attendee (RFC 5546 3.2.3), a COUNTER all of them, a delegation two: then it is
/// the one who wrote.
const ReadAttendee* who_answers(const ReadComponent& component, bool is_reply,
                                const std::vector<std::string>& senders) {
  const auto& all = component.attendees;
  if (all.size() == 1) return &all.front();
  const auto writer =
      std::ranges::find_if(all, [&](const auto& each) { return is_sender(each, senders); });
  if (writer != all.end()) return &*writer;
  if (!is_reply) return nullptr;
  const auto has_answered = [](const auto& each) { return each.partstat != "NEEDS-ACTION"; };
  if (std::ranges::count_if(all, has_answered) != 1) return nullptr;
  return &*std::ranges::find_if(all, has_answered);
}

/// iOS hangs its proposal on whichever object it likes: on another event, or another attendee.
bool proposes(const ReadCalendar& calendar, std::string_view method) {
  return method == "COUNTER" || std::ranges::any_of(calendar.components, [](const auto& each) {
           return each.proposes_new_time;
         });
}

CalendarAnswer answer_of(const ReadCalendar& calendar, const std::string& method,
                         const std::vector<std::string>& senders) {
  CalendarAnswer answer;
  answer.method = method;
  answer.proposes_new_time = proposes(calendar, method);
  const auto* component = main_component(calendar);
  if (component == nullptr) return answer;
  answer.uid = component->uid;
  answer.sequence = component->sequence;
  answer.stamp = component->stamp;
  answer.recurrence_id = component->recurrence_id;
  answer.component = component->kind;
  answer.organizer = component->organizer;
  answer.comment = component->comment;
  const auto* attendee = who_answers(*component, method == "REPLY", senders);
  if (attendee == nullptr) return answer;
  answer.attendee = attendee->address;
  answer.partstat = attendee->partstat;
  return answer;
}

std::vector<std::string> senders_of(const Mail& mail) {
  std::vector<std::string> senders;
  for (const auto& author : mail.authors) senders.push_back(address_key(author));
  for (const auto* name : {"sender", "reply-to"}) {
    for (const auto& found : addresses_in(mail.header(name), 10)) {
      senders.push_back(address_key(found.text));
    }
  }
  return senders;
}

bool may_hold_calendar(const Part& part) {
  return part.text.find("VCALENDAR") != std::string::npos &&
         (part.type == "text/calendar" || part.type == "application/ics" ||
          part.type == "text/x-vcalendar" || text::trim(part.text).starts_with("BEGIN:VCALENDAR"));
}

}  // namespace

CalendarFindings read_calendar_answer(const Mail& mail) {
  CalendarFindings findings;
  const auto senders = senders_of(mail);
  for (const auto& part : mail.parts) {
    if (!may_hold_calendar(part)) continue;
    const auto calendar = calendar::read_ics(part.text);
    if (!calendar) continue;
    const auto& method = calendar->method.empty() ? part.method : calendar->method;
    if (is_answer(method)) {
      findings.answer = answer_of(*calendar, method, senders);
      return findings;
    }
    if (findings.other_method.empty()) findings.other_method = method.empty() ? "PUBLISH" : method;
  }
  return findings;
}

}  // namespace qlab::inbox
