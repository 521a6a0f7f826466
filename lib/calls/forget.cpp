// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/forget.hpp"

#include "lib/calls/call.hpp"
#include "lib/calls/slot.hpp"
#include "lib/calls/transition.hpp"

namespace qlab::calls {
namespace {

/// The outbox forgets its own letters.
void end(store::Store& store, Call call, Instant now) {
  release_slots(store, call.id);
  const bool was_booked = call.state == State::booked;
  if (was_booked) ++call.sequence;
  take(store, call,
       {was_booked ? Event::cancel : Event::lapse, Source::automatic, "its member was erased",
        was_booked ? std::optional(Side::staff) : std::nullopt},
       now);
}

}  // namespace

std::int64_t forget(store::Store& store, std::int64_t member, Instant now) {
  const auto calls = of_member(store, member);
  for (const auto& call : calls) {
    if (call.is_open()) end(store, call, now);
    store.run("DELETE FROM call_note WHERE call_id = ?", call.id);
  }
  store.run(
      "UPDATE call SET reason = '', phone = '', zone = '', agreed = '', uid = '' WHERE member_id ="
      " ?",
      member);
  return static_cast<std::int64_t>(calls.size());
}

}  // namespace qlab::calls
