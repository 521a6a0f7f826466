// SPDX-License-Identifier: Apache-2.0
// Answers of members: from a calendar, or to an address with a token.
#include <fmt/format.h>

#include <array>

#include "lib/core/text.hpp"
#include "lib/handover/successor.hpp"
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

void wait(Incoming& incoming, std::string why) {
  incoming.state = Treatment::waiting;
  incoming.reason = std::move(why);
}

void apply(Incoming& incoming, std::string what) {
  incoming.state = Treatment::applied;
  incoming.reason = std::move(what);
}

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
  auto why = store::is_frozen(store, incoming.read_at)
                 ? "the store is frozen for the handover"
                 : objection(store, webinar, reply.member, reply.answered_at);
  if (!why.empty()) return wait(incoming, std::move(why));
  const auto done = webinar::record_answer(store, webinar, reply, incoming.read_at);
  change.touch(Letter::webinar, webinar.id);
  change.touch(Letter::member, reply.member);
  for (const auto member : done.offered) change.touch(Letter::member, member);
  apply(incoming, done.counts ? fmt::format("{} for '{}'", name(done.answer), webinar.slug)
                              : fmt::format("{} for '{}', which a later answer replaced",
                                            name(done.answer), webinar.slug));
}

/// What must hold of the object before it is an answer of one member to one webinar.
std::string objection(const inbox::CalendarAnswer& answer, const Received& received) {
  if (answer.attendee.empty()) return "it names nobody who answers";
  if (answer.uid.empty()) return "it has no UID";
  if (answer.proposes_new_time) return "it proposes another time";
  if (!answer_of(answer.partstat)) return fmt::format("its answer is '{}'", answer.partstat);
  if (!received.is_authentic && !received.vouched) return "nothing proves who sent it";
  return {};
}

/// The revision that an answer is about must be the present one (RFC 5546 2.1.5).
std::string revision_objection(const webinar::Webinar& webinar,
                               const inbox::CalendarAnswer& answer) {
  const auto sequence = answer.sequence.value_or(webinar.sequence);
  if (sequence >= webinar.sequence) return {};
  return fmt::format("it answers revision {} of '{}', which is at {}", sequence, webinar.slug,
                     webinar.sequence);
}

bool is_sent_by(const store::Store& store, const Received& received, std::int64_t member) {
  const auto sender = members::by_address(store, received.classified.from);
  return sender && sender->id == member;
}

/// Whether they may be passed on to the successor that they were asked about.
void record_consent(store::Store& store, store::Change& change, const mail::Known& asked,
                    const handover::Successor& successor, bool agrees, Incoming& incoming) {
  using members::ConsentState;
  const members::Consent said{members::Purpose::handover,
                              successor.name,
                              agrees ? ConsentState::given : ConsentState::refused,
                              "mail",
                              fmt::format("answer to {}", ref(Letter::message, asked.id)),
                              {}};
  const auto done = members::record_consent(store, *asked.member, said, incoming.read_at);
  change.touch(Letter::member, *asked.member);
  apply(incoming, fmt::format("handover to {}: {}", successor.name, name(done.after)));
}

}  // namespace

void apply_calendar(store::Store& store, store::Change& change, const Received& received,
                    Incoming& incoming) {
  const auto& answer = *received.classified.calendar;
  if (auto why = objection(answer, received); !why.empty()) return wait(incoming, std::move(why));
  const auto webinar = webinar::by_uid(store, answer.uid);
  if (!webinar) return wait(incoming, "it is about no webinar of ours");
  const auto member = received.vouched ? members::by_id(store, *received.vouched)
                                       : members::by_address(store, answer.attendee);
  if (!member)
    return wait(incoming,
                fmt::format("nobody of that address is a member, for '{}'", webinar->slug));
  incoming.member = member->id;
  if (!received.vouched && !is_sent_by(store, received, member->id))
    return wait(incoming, "it was sent by somebody else than the one who answers");
  if (auto why = revision_objection(*webinar, answer); !why.empty())
    return wait(incoming, std::move(why));
  record(store, change, *webinar,
         {member->id, *answer_of(answer.partstat), webinar::Source::calendar,
          answer.stamp.value_or(incoming.read_at)},
         incoming);
  if (incoming.state == Treatment::applied && !answer.comment.empty())
    incoming.reason += fmt::format("; they add: {}", text::cut(answer.comment, longest_comment));
}

void apply_token(store::Store& store, store::Change& change, const Received& received,
                 Incoming& incoming) {
  const auto& [word, token] = *received.classified.token;
  const auto known = mail::by_token(store, token);
  if (!known || !known->member) return wait(incoming, "its token is none of ours");
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
    return apply(incoming, "they want no more mail");
  }
  const auto item = parse_ref(Letter::handover_item, known->object);
  const auto successor = item ? handover::successor_by_id(store, *item) : std::nullopt;
  if (successor && (word == "yes" || word == "no")) {
    return record_consent(store, change, *known, *successor, word == "yes", incoming);
  }
  const auto said = named<Answer>(webinar::answers, word);
  const auto id = parse_ref(Letter::webinar, known->object);
  const bool is_answer = said == Answer::yes || said == Answer::no || said == Answer::maybe;
  if (!is_answer || !id)
    return wait(incoming, fmt::format("nothing is known to do for '{}'", word));
  record(store, change, webinar::find(store, known->object),
         {*known->member, *said, webinar::Source::token, incoming.read_at}, incoming);
}

}  // namespace qlab::replies
