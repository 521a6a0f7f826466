// SPDX-License-Identifier: Apache-2.0
// The one table of what may happen to a call in which state. Whatever changes a call takes a step
// here, so that its state, its history and its row never disagree.
#pragma once

#include <optional>
#include <string>

#include "lib/calls/call.hpp"
#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

enum class Event {
  want,
  propose,   ///< times are kept for the member
  book,      ///< a time is agreed
  move,      ///< another time is agreed
  confirm,   ///< their calendar said yes
  put_back,  ///< the time does not suit, or nobody chose one: to be arranged anew
  hold,      ///< it took place
  no_show,
  cancel,
  decline,
  lapse
};
inline constexpr Names<11> events{"wanted",    "proposed", "booked", "moved",
                                  "confirmed", "put back", "held",   "no-show",
                                  "cancelled", "declined", "lapsed"};

constexpr std::string_view name(Event event) { return events[static_cast<std::size_t>(event)]; }

/// The state that an event leads to from another; nothing where it cannot happen there.
std::optional<State> after(State state, Event event);

/// Throws refused where the event cannot happen to the call in its state.
void require_possible(const Call& call, Event event);

/// One step, for the history. The detail names times and ids, never anybody.
struct Step {
  Event event = Event::want;
  Source source = Source::staff;
  std::string detail = {};
  std::optional<Side> side = {};
};

/// Takes the step within the caller's change: the call gets its new state and is written whole,
/// with whatever else the caller set in it. Throws as require_possible.
void take(store::Store& store, Call& call, const Step& step, Instant now);

/// Writes all that can change of the call of this id, within the caller's change, and nothing in
/// its history: take() does both.
void write(store::Store& store, const Call& call);

/// Adds a call that is wanted, within the caller's change, and gives it its id.
void add_wanted(store::Store& store, Call& call, const Step& step, Instant now);

}  // namespace qlab::calls
