// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/cancel.hpp"

#include <fmt/format.h>

#include "lib/calls/transition.hpp"
#include "lib/calls/withdraw.hpp"

namespace qlab::calls {
namespace {

Event event_for(const Call& call, Side by) {
  const bool arranging = call.state == State::wanted || call.state == State::proposed;
  if (!arranging) return Event::cancel;
  return by == Side::member ? Event::decline : Event::lapse;
}

std::optional<Side> side_of(Event event, Side by) {
  return event == Event::cancel ? std::optional(by) : std::nullopt;
}

}  // namespace

Round plan_cancelling(const store::Store& store, const std::vector<Call>& calls, Side by,
                      const RoundRules& rules) {
  Round round;
  Decider decider(store, rules);
  for (auto call : calls) {
    const auto event = event_for(call, by);
    require_possible(call, event);
    const bool in_calendar = call.state == State::booked && call.sequence >= 0;
    if (in_calendar) ++call.sequence;
    call.state = *after(call.state, event);
    call.side = side_of(event, by);
    std::optional<mail::Objection> why;
    if (!in_calendar) why = mail::Objection{mail::Reason::not_due, "no time was agreed"};
    decider.add(round, notice_about(std::move(call), Occasion::cancel), std::move(why));
  }
  return round;
}

void carry_out_cancelling(store::Store& store, const mail::Desk* desk, const Setting& setting,
                          Round& round, Side by, Instant now) {
  const auto act = [&](store::Store& in, Item& item) {
    auto call = by_id(in, item.call().id).value();
    const auto event = event_for(call, by);
    require_possible(call, event);
    release_slots(in, call.id);
    withdraw_letters(in, call.id, "the call was cancelled before it was sent", now);
    if (call.state == State::booked) ++call.sequence;
    take(in, call, {event, Source::staff, {}, side_of(event, by)}, now);
    item.notice = notice_about(std::move(call), Occasion::cancel);
    return true;
  };
  carry_out(store, desk, setting, round, act, fmt::format("cancelled {} calls", round.items.size()),
            now);
}

}  // namespace qlab::calls
