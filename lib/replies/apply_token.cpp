// SPDX-License-Identifier: Apache-2.0
// Part of lib/replies/apply.hpp.
// What was sent to an address with the token of one of our mails: the address says what is meant.
#include <fmt/format.h>

#include "lib/calls/letter.hpp"
#include "lib/handover/successor.hpp"
#include "lib/inbox/added.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/inbox/date.hpp"
#include "lib/mail/known.hpp"
#include "lib/mail/suppression.hpp"
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

/// One of our mails, and what its member says to it.
struct TokenAnswer {
  const mail::Known& mail;
  std::string_view word;
  std::string_view added;  ///< beside the word
};

/// A yes with something to it may be none to all that it is asked for.
void apply_to_handover(store::Store& store, store::Change& change, const TokenAnswer& answer,
                       const handover::Successor& successor, Incoming& incoming) {
  const bool agrees = answer.word == "yes";
  if (agrees && !answer.added.empty()) {
    return leave_waiting(
        incoming, fmt::format("they say more than yes to the handover to {}", successor.name));
  }
  record_consent(store, change, answer.mail, successor, agrees, incoming);
}

void apply_to_webinar(store::Store& store, store::Change& change, const Received& received,
                      const TokenAnswer& answer, std::int64_t id, Answer said, Incoming& incoming) {
  // One that came after the backup that was restored: its mails were carried over.
  const auto webinar = webinar::by_id(store, id);
  if (!webinar) return leave_waiting(incoming, "its webinar is not there any more");
  apply_answer(
      store, change, received, *webinar,
      {{*answer.mail.member, said, webinar::Source::token, written_at(received, incoming.read_at)},
       webinar::told_revision(answer.mail.occurrence).value_or(webinar->sequence)},
      incoming);
}

void apply_to_call(store::Store& store, store::Change& change, std::int64_t id, std::int64_t slot,
                   Incoming& incoming) {
  const auto call = calls::by_id(store, id);
  if (!call) return leave_waiting(incoming, "its call is not there any more");
  apply_choice(store, change, *call, slot, incoming);
}

/// What the word does to that which the mail was about.
void apply_word(store::Store& store, store::Change& change, const Received& received,
                const TokenAnswer& answer, Incoming& incoming) {
  if (answer.word == "stop") return stop(store, change, answer.mail, incoming);
  const auto& object = answer.mail.object;
  const auto slot = calls::chosen_slot(answer.word);
  const auto call = parse_ref(Letter::call, object);
  if (slot && call && object.starts_with('k'))
    return apply_to_call(store, change, *call, *slot, incoming);
  const auto said = named<Answer>(webinar::answers, answer.word);
  const auto item = parse_ref(Letter::handover_item, object);
  const auto successor = item ? handover::successor_by_id(store, *item) : std::nullopt;
  if (successor && (said == Answer::yes || said == Answer::no))
    return apply_to_handover(store, change, answer, *successor, incoming);
  const auto webinar = parse_ref(Letter::webinar, object);
  if (webinar && (said == Answer::yes || said == Answer::no || said == Answer::maybe))
    return apply_to_webinar(store, change, received, answer, *webinar, *said, incoming);
  leave_waiting(incoming, fmt::format("nothing is known to do for '{}'", answer.word));
}

/// The member came after the backup that was restored. The mail went to an address all the same.
void apply_without_member(store::Store& store, const Received& received, const mail::Known& known,
                          Incoming& incoming) {
  if (received.classified.token->word != "stop")
    return leave_waiting(incoming, "its member is not there any more");
  mail::suppress(store, inbox::address_key(known.address), mail::SuppressionReason::unsubscribed,
                 fmt::format("answer to {}", ref(Letter::message, known.id)), incoming.read_at);
  mark_applied(incoming, "they want no more mail");
  keep_added(received, inbox::added_text(received.mail, "stop"), incoming);
}

}  // namespace

void apply_token(store::Store& store, store::Change& change, const Received& received,
                 Incoming& incoming) {
  const auto& [word, token] = *received.classified.token;
  const auto known = mail::by_token(store, token);
  if (!known) return leave_waiting(incoming, "its token is none of ours");
  incoming.message = known->id;
  if (!known->member) return apply_without_member(store, received, *known, incoming);
  incoming.member = known->member;
  if (!members::exists(store, *known->member)) return set_erased_aside(incoming);
  const auto added = inbox::added_text(received.mail, word);
  apply_word(store, change, received, {*known, word, added}, incoming);
  keep_added(received, added, incoming);
}

}  // namespace qlab::replies
