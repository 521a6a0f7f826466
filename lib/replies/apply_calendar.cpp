// SPDX-License-Identifier: Apache-2.0
// Part of lib/replies/apply.hpp.
// Answers from calendars, about webinars and calls.
#include <fmt/format.h>

#include <algorithm>

#include "lib/calls/letter.hpp"
#include "lib/inbox/own_text.hpp"
#include "lib/members/find.hpp"
#include "lib/replies/apply.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;
using webinar::Answer;

std::optional<Answer> answer_of(std::string_view partstat) {
  if (partstat == "ACCEPTED") return Answer::yes;
  if (partstat == "TENTATIVE") return Answer::maybe;
  if (partstat == "DECLINED") return Answer::no;
  return {};
}

/// What must hold of the object before it is an answer of one member to one event.
std::string objection(const inbox::CalendarAnswer& answer, const Received& received) {
  if (answer.attendee.empty()) return "it names nobody who answers";
  if (answer.uid.empty()) return "it has no UID";
  if (answer.proposes_new_time) return "it proposes another time";
  if (!answer_of(answer.partstat)) return fmt::format("its answer is '{}'", answer.partstat);
  if (!received.is_authentic && !received.vouched) return "nothing proves who sent it";
  return {};
}

/// The event of ours that an answer is about.
struct About {
  std::optional<webinar::Webinar> webinar;
  std::optional<calls::Call> call;

  [[nodiscard]] std::string name() const {
    return webinar ? webinar->slug : ref(Letter::call, call->id);
  }
};

About event_of(const store::Store& store, const inbox::CalendarAnswer& answer) {
  About about{webinar::by_uid(store, answer.uid), {}};
  if (!about.webinar) about.call = calls::by_uid(store, answer.uid);
  return about;
}

/// Whose answer it is: a person's word, or the object's own.
std::optional<std::int64_t> whose(const store::Store& store, const Received& received,
                                  const std::string& attendee) {
  if (!received.vouched) return members::id_by_address(store, attendee);
  const auto member = members::by_id(store, *received.vouched);
  return member ? received.vouched : std::nullopt;
}

}  // namespace

void apply_calendar(store::Store& store, store::Change& change, const Received& received,
                    Incoming& incoming) {
  const auto& answer = *received.classified.calendar;
  if (auto why = objection(answer, received); !why.empty())
    return leave_waiting(incoming, std::move(why));
  const auto about = event_of(store, answer);
  if (!about.webinar && !about.call) {
    return leave_waiting(incoming, "it is about no webinar or call of ours");
  }
  const auto member = whose(store, received, answer.attendee);
  if (!member)
    return leave_waiting(incoming,
                         fmt::format("nobody of that address is a member, for '{}'", about.name()));
  incoming.member = member;
  const auto& from = received.classified.from;
  if (!received.vouched && from != answer.attendee && members::id_by_address(store, from) != member)
    return leave_waiting(incoming, "it was sent by somebody else than the one who answers");
  if (about.call) {
    apply_call_answer(store, change, *about.call, answer, incoming);
  } else {
    apply_answer(store, change, received, *about.webinar,
                 {{*member, *answer_of(answer.partstat), webinar::Source::calendar,
                   // A time ahead is that of a wrong clock.
                   std::min(answer.stamp.value_or(incoming.read_at), incoming.read_at)},
                  answer.revision()},
                 incoming);
  }
  keep_added(received, inbox::own_text(answer.comment), incoming);
}

}  // namespace qlab::replies
