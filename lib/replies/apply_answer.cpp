// SPDX-License-Identifier: Apache-2.0
// Answers of members: from a calendar, or to an address with a token.
#include <fmt/format.h>

#include <array>

#include "lib/calls/letter.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/mail/known.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/find.hpp"
#include "lib/replies/apply.hpp"
#include "lib/webinar/invited.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;
using inbox::Treatment;
using webinar::Answer;

constexpr std::size_t longest_comment = 500;

std::optional<Answer> answer_of(std::string_view partstat) {
  if (partstat == "ACCEPTED") return Answer::yes;
  if (partstat == "TENTATIVE") return Answer::maybe;
  if (partstat == "DECLINED") return Answer::no;
  return {};
}

/// Why an answer to this webinar cannot count by itself; empty where it can.
std::string objection(const store::Store& store, const webinar::Webinar& webinar,
                      std::int64_t member, Instant answered_at) {
  if (webinar.status == webinar::Status::cancelled)
    return fmt::format("'{}' was cancelled", webinar.slug);
  if (answered_at > webinar.ends_at()) return fmt::format("'{}' had ended", webinar.slug);
  if (!webinar::is_invited(store, webinar.id, member))
    return fmt::format("they were not invited to '{}'", webinar.slug);
  return {};
}

void record(store::Store& store, store::Change& change, const webinar::Webinar& webinar,
            const webinar::Reply& reply, Incoming& incoming) {
  auto why = objection(store, webinar, reply.member, reply.answered_at);
  if (!why.empty()) return leave_waiting(incoming, std::move(why));
  const auto done = webinar::record_answer(store, webinar, reply, incoming.read_at);
  change.touch(Letter::webinar, webinar.id);
  change.touch(Letter::member, reply.member);
  for (const auto member : done.offered) change.touch(Letter::member, member);
  if (done.call) change.touch(Letter::call, *done.call);
  mark_applied(incoming, done.counts ? fmt::format("{} for '{}'", name(done.answer), webinar.slug)
                                     : fmt::format("{} for '{}', which a later answer replaced",
                                                   name(done.answer), webinar.slug));
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
  [[nodiscard]] int sequence() const { return webinar ? webinar->sequence : call->sequence; }
};

About event_of(const store::Store& store, const inbox::CalendarAnswer& answer) {
  About about{webinar::by_uid(store, answer.uid), {}};
  if (!about.webinar) about.call = calls::by_uid(store, answer.uid);
  return about;
}

/// The revision that an answer is about must be the present one (RFC 5546 2.1.5).
std::string revision_objection(const About& about, const inbox::CalendarAnswer& answer) {
  const auto sequence = answer.sequence.value_or(about.sequence());
  if (sequence >= about.sequence()) return {};
  return fmt::format("it answers revision {} of '{}', which is at {}", sequence, about.name(),
                     about.sequence());
}

bool is_sent_by(const store::Store& store, const Received& received, std::int64_t member) {
  const auto sender = members::by_address(store, received.classified.from);
  return sender && sender->id == member;
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
  const auto member = received.vouched ? members::by_id(store, *received.vouched)
                                       : members::by_address(store, answer.attendee);
  if (!member)
    return leave_waiting(incoming,
                         fmt::format("nobody of that address is a member, for '{}'", about.name()));
  incoming.member = member->id;
  if (!received.vouched && !is_sent_by(store, received, member->id))
    return leave_waiting(incoming, "it was sent by somebody else than the one who answers");
  if (auto why = revision_objection(about, answer); !why.empty())
    return leave_waiting(incoming, std::move(why));
  if (about.call) {
    apply_call_answer(store, change, *about.call, answer, incoming);
  } else {
    record(store, change, *about.webinar,
           {member->id, *answer_of(answer.partstat), webinar::Source::calendar,
            answer.stamp.value_or(incoming.read_at)},
           incoming);
  }
  if (incoming.state == Treatment::applied && !answer.comment.empty())
    incoming.reason += fmt::format("; they add: {}", text::cut(answer.comment, longest_comment));
}

void apply_token(store::Store& store, store::Change& change, const Received& received,
                 Incoming& incoming) {
  const auto& [word, token] = *received.classified.token;
  const auto known = mail::by_token(store, token);
  if (!known || !known->member) return leave_waiting(incoming, "its token is none of ours");
  incoming.message = known->id;
  incoming.member = known->member;
  if (word == "stop") {
    const members::Consent no{members::Purpose::contact,
                              {},
                              members::ConsentState::withdrawn,
                              "mail",
                              fmt::format("answer to {}", ref(Letter::message, known->id)),
                              {}};
    members::record_consent(store, *known->member, no, incoming.read_at);
    change.touch(Letter::member, *known->member);
    return mark_applied(incoming, "they want no more mail");
  }
  const auto slot = calls::chosen_slot(word);
  const auto call_id = parse_ref(Letter::call, known->object);
  if (slot && call_id && known->object.starts_with('k')) {
    const auto call = calls::by_id(store, *call_id);
    return call ? apply_choice(store, change, *call, *slot, incoming)
                : leave_waiting(incoming, "its call is not there any more");
  }
  const auto said = named<Answer>(webinar::answers, word);
  const auto id = parse_ref(Letter::webinar, known->object);
  const bool is_answer = said == Answer::yes || said == Answer::no || said == Answer::maybe;
  if (!is_answer || !id)
    return leave_waiting(incoming, fmt::format("nothing is known to do for '{}'", word));
  record(store, change, webinar::find(store, known->object),
         {*known->member, *said, webinar::Source::token, incoming.read_at}, incoming);
}

}  // namespace qlab::replies
