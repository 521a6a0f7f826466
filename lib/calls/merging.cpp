// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/merging.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "lib/calls/call.hpp"
#include "lib/calls/slot.hpp"
#include "lib/calls/transition.hpp"
#include "lib/calls/withdraw.hpp"
#include "lib/core/ids.hpp"

namespace qlab::calls {
namespace {

/// How far a call got: what took place or has a time stands before what is being arranged.
int progress(const Call& call) {
  switch (call.state) {
    case State::held:
      return 4;
    case State::booked:
      return 3;
    case State::proposed:
      return 2;
    case State::wanted:
      return 1;
    default:
      return 0;
  }
}

/// The calls of both for one webinar: of who goes, of who stays.
std::vector<std::pair<Call, Call>> doubled(const store::Store& store, std::int64_t from,
                                           std::int64_t to) {
  std::vector<std::pair<Call, Call>> found;
  const auto staying = of_member(store, to);
  for (const auto& going : of_member(store, from)) {
    for (const auto& other : staying) {
      if (going.webinar && going.webinar == other.webinar) found.emplace_back(going, other);
    }
  }
  return found;
}

void stand_back(store::Store& store, Call call, const Call& other, Instant now) {
  store.run("UPDATE call SET webinar_id = NULL WHERE id = ?", call.id);
  if (!after(call.state, Event::lapse)) return;
  release_slots(store, call.id);
  withdraw_letters(store, call.id, "the same member has another call for this", now);
  take(store, call,
       {Event::lapse, Source::automatic,
        fmt::format("the same member has {} for this", ref(Letter::call, other.id))},
       now);
}

}  // namespace

std::int64_t count_of_member(const store::Store& store, std::int64_t member_id) {
  return store.first("SELECT count(*) FROM call WHERE member_id = ?", member_id)->integer(0);
}

void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now) {
  for (const auto& [going, staying] : doubled(store, from, to)) {
    const bool going_got_further = progress(going) > progress(staying);
    going_got_further ? stand_back(store, staying, going, now)
                      : stand_back(store, going, staying, now);
  }
  store.run("UPDATE call SET member_id = ?2 WHERE member_id = ?1", from, to);
}

}  // namespace qlab::calls
