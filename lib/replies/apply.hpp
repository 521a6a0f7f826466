// SPDX-License-Identifier: Apache-2.0
// What one mail does to the store. Included only by the .cpp files of lib/replies.
#pragma once

#include <vector>

#include "lib/core/clock.hpp"
#include "lib/inbox/record.hpp"
#include "lib/store/change.hpp"

namespace qlab::replies {

/// A mail with what was seen of it.
struct Received {
  const inbox::Mail& mail;
  const inbox::Classified& classified;
  bool is_authentic = false;            ///< From is proven
  std::optional<std::int64_t> vouched;  ///< the member who sent it, by a person's word
};

/// Each fills in what becomes of the mail, within the change. What cannot be decided by a program
/// is left waiting, with the reason.
void apply_calendar(store::Store& store, store::Change& change, const Received& received,
                    inbox::Incoming& incoming);
void apply_token(store::Store& store, store::Change& change, const Received& received,
                 inbox::Incoming& incoming);
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
