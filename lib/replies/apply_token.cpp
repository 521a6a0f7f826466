// SPDX-License-Identifier: Apache-2.0
// Part of lib/replies/apply.hpp.
// What was sent to an address with the token of one of our mails: the address says what is meant.
#include <fmt/format.h>

#include "lib/calls/letter.hpp"
#include "lib/handover/successor.hpp"
#include "lib/inbox/date.hpp"
#include "lib/mail/known.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/find.hpp"
#include "lib/replies/apply.hpp"
#include "lib/webinar/letter.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;
using webinar::Answer;

void stop(store::Store& store, store::Change& change, const mail::Known& known,
          Incoming& incoming) {
  const members::Consent no{members::Purpose::contact,
                            {},
                            members::ConsentState::withdrawn,
                            "mail",
                            fmt::format("answer to {}", ref(Letter::message, known.id)),
                            {}};
  members::record_consent(store, *known.member, no, incoming.read_at);
  change.touch(Letter::member, *known.member);
  mark_applied(incoming, "they want no more mail");
}

/// When the mail says that it was written. A clock that is ahead, or more than a week behind the
/// reading, is taken for wrong.
Instant written_at(const Received& received, Instant read_at) {
  const auto date = inbox::parse_date(received.mail.header("date"));
  const bool is_likely = date && *date <= read_at && read_at - *date <= std::chrono::days(7);
  return is_likely ? *date : read_at;
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
  mark_applied(incoming, fmt::format("handover to {}: {}", successor.name, name(done.after)));
}

/// Nothing that comes back to a mail of theirs is kept.
void set_erased_aside(Incoming& incoming) {
  incoming.state = inbox::Treatment::nothing;
  incoming.reason = "its member was erased";
  incoming.address.clear();
  incoming.subject.clear();
}

}  // namespace

void apply_token(store::Store& store, store::Change& change, const Received& received,
                 Incoming& incoming) {
  const auto& [word, token] = *received.classified.token;
  const auto known = mail::by_token(store, token);
  if (!known || !known->member) return leave_waiting(incoming, "its token is none of ours");
  incoming.message = known->id;
  incoming.member = known->member;
  if (!members::exists(store, *known->member)) return set_erased_aside(incoming);
  if (word == "stop") return stop(store, change, *known, incoming);
  const auto slot = calls::chosen_slot(word);
  const auto call_id = parse_ref(Letter::call, known->object);
  if (slot && call_id && known->object.starts_with('k')) {
    const auto call = calls::by_id(store, *call_id);
    return call ? apply_choice(store, change, *call, *slot, incoming)
                : leave_waiting(incoming, "its call is not there any more");
  }
  const auto said = named<Answer>(webinar::answers, word);
  const auto id = parse_ref(Letter::webinar, known->object);
  const auto item = parse_ref(Letter::handover_item, known->object);
  const auto successor = item ? handover::successor_by_id(store, *item) : std::nullopt;
  if (successor && (word == "yes" || word == "no")) {
    return record_consent(store, change, *known, *successor, word == "yes", incoming);
  }
  const bool is_answer = said == Answer::yes || said == Answer::no || said == Answer::maybe;
  if (!is_answer || !id)
    return leave_waiting(incoming, fmt::format("nothing is known to do for '{}'", word));
  // One that came after the backup that was restored: its mails were carried over.
  const auto webinar = webinar::by_id(store, *id);
  if (!webinar) return leave_waiting(incoming, "its webinar is not there any more");
  apply_answer(
      store, change, received, *webinar,
      {{*known->member, *said, webinar::Source::token, written_at(received, incoming.read_at)},
       webinar::told_revision(known->occurrence).value_or(webinar->sequence)},
      incoming);
}

}  // namespace qlab::replies
