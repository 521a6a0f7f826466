// SPDX-License-Identifier: Apache-2.0
// Part of lib/replies/apply.hpp.
// Answers of members about their calls.
#include <algorithm>
#include <utility>

#include "lib/calls/answer.hpp"
#include "lib/core/ids.hpp"
#include "lib/replies/apply.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;

void settle(store::Change& change, const calls::Call& call, calls::Outcome outcome,
            Incoming& incoming) {
  if (!outcome.applied) return leave_waiting(incoming, std::move(outcome.what));
  change.touch(Letter::call, call.id);
  change.touch(Letter::member, call.member);
  mark_applied(incoming, std::move(outcome.what));
}

}  // namespace

void apply_call_answer(store::Store& store, store::Change& change, const calls::Call& call,
                       const inbox::CalendarAnswer& answer, Incoming& incoming) {
  if (incoming.member != call.member) {
    return leave_waiting(incoming, "another member answers than the one who is called");
  }
  if (const auto revision = answer.revision(); revision < call.sequence) {
    return leave_waiting(incoming,
                         older_revision(revision, ref(Letter::call, call.id), call.sequence));
  }
  const auto reply = answer.partstat == "ACCEPTED"   ? calls::Reply::accepted
                     : answer.partstat == "DECLINED" ? calls::Reply::declined
                                                     : calls::Reply::tentative;
  const auto answered_at = std::min(answer.stamp.value_or(incoming.read_at), incoming.read_at);
  settle(change, call, calls::answer(store, call, reply, answered_at, incoming.read_at), incoming);
}

void apply_choice(store::Store& store, store::Change& change, const calls::Call& call,
                  std::int64_t slot, Incoming& incoming) {
  settle(change, call, calls::choose(store, call, slot, incoming.read_at), incoming);
}

}  // namespace qlab::replies
