// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/transition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"

namespace qlab::calls {
namespace {

struct Transition {
  State from;
  Event event;
  State to;
};

using enum Event;

constexpr std::array transitions{
    Transition{State::wanted, propose, State::proposed},
    Transition{State::wanted, book, State::booked},
    // Staff rings them, and that is the call.
    Transition{State::wanted, Event::hold, State::held},
    Transition{State::wanted, decline, State::declined},
    Transition{State::wanted, lapse, State::lapsed},
    Transition{State::proposed, propose, State::proposed},
    Transition{State::proposed, book, State::booked},
    Transition{State::proposed, put_back, State::wanted},
    Transition{State::proposed, Event::hold, State::held},
    Transition{State::proposed, decline, State::declined},
    Transition{State::proposed, lapse, State::lapsed},
    Transition{State::booked, move, State::booked},
    Transition{State::booked, confirm, State::booked},
    Transition{State::booked, put_back, State::wanted},
    Transition{State::booked, Event::hold, State::held},
    Transition{State::booked, Event::no_show, State::no_show},
    Transition{State::booked, cancel, State::cancelled},
    // What was written down of it is corrected.
    Transition{State::held, Event::hold, State::held},
    Transition{State::no_show, Event::no_show, State::no_show},
    // They come after all, and then not again.
    Transition{State::lapsed, want, State::wanted},
};

/// Completes "it cannot be".
std::string_view as_verb(Event event) {
  switch (event) {
    case want:
      return "wanted again";
    case propose:
      return "offered";
    case put_back:
      return "arranged anew";
    case Event::hold:
      return "recorded as held";
    case Event::no_show:
      return "recorded as a no-show";
    default:
      return name(event);
  }
}

void remember(store::Store& store, const Call& call, const Step& step, Instant now) {
  store.run(
      "INSERT INTO call_history (call_id, event, state, side, detail, source, actor, at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      call.id, name(step.event), name(call.state),
      step.side ? name(*step.side) : std::string_view(), step.detail, name(step.source),
      store.author().actor, now);
}

}  // namespace

void write(store::Store& store, const Call& call) {
  store.run(
      "UPDATE call SET state = ?2, side = ?3, reason = ?4, phone = ?5, owner = ?6, zone = ?7,"
      " staff = ?8, starts_at = ?9, ends_at = ?10, booked_at = ?11, confirmed_at = ?12, uid = ?13,"
      " sequence = ?14, outcome = ?15, agreed = ?16, changed_at = ?17 WHERE id = ?1",
      call.id, name(call.state), call.side ? name(*call.side) : std::string_view(), call.reason,
      call.phone, call.owner, call.zone, call.staff, call.starts_at, call.ends_at, call.booked_at,
      call.confirmed_at, call.uid, call.sequence, call.outcome, call.agreed, call.changed_at);
}

std::optional<State> after(State state, Event event) {
  const auto found = std::ranges::find_if(
      transitions, [&](const Transition& one) { return one.from == state && one.event == event; });
  return found == transitions.end() ? std::nullopt : std::optional(found->to);
}

void require_possible(const Call& call, Event event) {
  if (after(call.state, event)) return;
  const auto id = ref(Letter::call, call.id);
  auto message = fmt::format("'{}' is {}: it cannot be {}", id, name(call.state), as_verb(event));
  if (event == Event::book && call.state == State::booked) {
    throw Error(Kind::refused, fmt::format("'{}' is booked already", id),
                fmt::format("another time is agreed with 'qlab calls move {}'", id));
  }
  throw Error(Kind::refused, message,
              call.is_open() ? std::string()
                             : fmt::format("another call is asked for with 'qlab calls request {}'",
                                           ref(Letter::member, call.member)));
}

void take(store::Store& store, Call& call, const Step& step, Instant now) {
  require_possible(call, step.event);
  call.state = *after(call.state, step.event);
  call.side = step.side;
  call.changed_at = now;
  write(store, call);
  remember(store, call, step, now);
}

void add_wanted(store::Store& store, Call& call, const Step& step, Instant now) {
  call.state = State::wanted;
  call.created_at = now;
  call.changed_at = now;
  store.run(
      "INSERT INTO call (member_id, webinar_id, state, reason, phone, owner, zone, created_at,"
      " changed_at) VALUES (?1, ?2, 'wanted', ?3, ?4, ?5, ?6, ?7, ?7)",
      call.member, call.webinar, call.reason, call.phone, call.owner, call.zone, now);
  call.id = store.last_id();
  remember(store, call, step, now);
}

}  // namespace qlab::calls
