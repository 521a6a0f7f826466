// SPDX-License-Identifier: Apache-2.0
// What one mail does to the store. Included only by the .cpp files of lib/replies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/calls/call.hpp"
#include "lib/core/clock.hpp"
#include "lib/inbox/calendar_answer.hpp"
#include "lib/inbox/record.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/confirm.hpp"

namespace qlab::replies {

/// A mail with what was seen of it.
struct Received {
  const inbox::Mail& mail;
  const inbox::Classified& classified;
  bool is_authentic = false;                        ///< From is proven
  std::optional<std::int64_t> vouched;              ///< the member who sent it, by a person's word
  const webinar::Confirming* confirming = nullptr;  ///< none: answers are not confirmed
};

/// Why an answer to another revision than the present one cannot count (RFC 5546 2.1.5).
std::string older_revision(std::int64_t answered, std::string_view event, int present);

/// What becomes of a mail: a person must look at it, or it did what it says.
void leave_waiting(inbox::Incoming& incoming, std::string why);
void mark_applied(inbox::Incoming& incoming, std::string what);

/// What they write beside an answer, which did what it says: that is for a person to read, unless
/// one says whose it is and so has it before them.
void keep_added(const Received& received, std::string_view added, inbox::Incoming& incoming);

/// What a member says: an answer from a calendar or to an address with a token, or a comment. Fills
/// in what becomes of the mail, within the change. What cannot be decided by a program is left
/// waiting, with the reason; in a frozen store everything is that is not taken to the last day
/// (lib/store/freeze.hpp).
void apply_said(store::Store& store, store::Change& change, const Received& received,
                inbox::Incoming& incoming);

/// What a mail says to a webinar.
struct Said {
  webinar::Reply reply;
  std::int64_t sequence = 0;  ///< the revision that it answers
};

/// Its parts.
void apply_calendar(store::Store& store, store::Change& change, const Received& received,
                    inbox::Incoming& incoming);
void apply_token(store::Store& store, store::Change& change, const Received& received,
                 inbox::Incoming& incoming);
/// An answer about a webinar, whoever brought it: it counts and is confirmed, or is kept.
void apply_answer(store::Store& store, store::Change& change, const Received& received,
                  const webinar::Webinar& webinar, const Said& said, inbox::Incoming& incoming);
/// The same for calls: an answer of the member to the invitation, and a time they chose by mail.
void apply_call_answer(store::Store& store, store::Change& change, const calls::Call& call,
                       const inbox::CalendarAnswer& answer, inbox::Incoming& incoming);
void apply_choice(store::Store& store, store::Change& change, const calls::Call& call,
                  std::int64_t slot, inbox::Incoming& incoming);
void apply_comment(store::Store& store, store::Change& change, const Received& received,
                   inbox::Incoming& incoming);
void apply_complaint(store::Store& store, store::Change& change, const Received& received,
                     inbox::Incoming& incoming);

/// What a notification says of the mail of ours that it is about; scored when the mail has its row.
struct Score {
  std::int64_t message = 0;
  std::optional<std::int64_t> member;
  std::string address;
  inbox::Recipient recipient;
};
std::optional<Score> find_score(const store::Store& store, const Received& received,
                                inbox::Incoming& incoming);
void apply_score(store::Store& store, store::Change& change, const Score& score,
                 std::int64_t incoming_id, Instant now);

}  // namespace qlab::replies
