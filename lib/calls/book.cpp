// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/book.hpp"

#include <fmt/format.h>

#include "lib/calls/place.hpp"
#include "lib/calls/transition.hpp"
#include "lib/calls/uid.hpp"
#include "lib/calls/withdraw.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"

namespace qlab::calls {
namespace {

/// Each time that is agreed is another revision for calendars (RFC 5546 2.1.4).
Call placed(Call call, const Place& place, Instant now) {
  call.staff = place.staff;
  call.starts_at = place.starts_at;
  call.ends_at = place.ends_at;
  call.booked_at = now;
  call.confirmed_at.reset();
  ++call.sequence;
  return call;
}

/// Whoever never had it in a calendar is invited; all others are told of a change.
Occasion occasion_of(const Call& call, Event event) {
  return event == Event::move ? Occasion::update
                              : (call.sequence > 0 ? Occasion::update : Occasion::invite);
}

void check(const store::Store& store, const Call& call, Event event, const Place& place) {
  require_possible(call, event);
  require_callable(store, call.member);
  const bool same = call.state == State::booked && call.starts_at == place.starts_at &&
                    call.ends_at == place.ends_at && call.staff == place.staff;
  if (same) {
    throw Error(Kind::refused,
                fmt::format("'{}' is booked at that time already", ref(Letter::call, call.id)));
  }
}

Call write(store::Store& store, Call call, const Place& place, const Step& step,
           const std::string& domain, Instant now) {
  check(store, call, step.event, place);
  take_place(store, call, place, now);
  withdraw_letters(store, call.id, "another time was agreed before it was sent", now);
  auto booked = placed(std::move(call), place, now);
  if (booked.uid.empty()) booked.uid = new_uid(domain);
  take(store, booked, step, now);
  return booked;
}

Step step_to(Event event, Source source, const Place& place) {
  return {event, source, fmt::format("at {}", rfc3339(place.starts_at))};
}

}  // namespace

Round plan_booking(const store::Store& store, const Call& call, Event event, const Target& target,
                   const RoundRules& rules, Instant now) {
  require_possible(call, event);
  const auto place = find_place(store, call, target, now);
  check(store, call, event, place);
  auto booked = placed(call, place, now);
  booked.state = State::booked;
  const auto occasion = occasion_of(booked, event);
  Round round;
  Decider(store, rules).add(round, notice_about(std::move(booked), occasion));
  return round;
}

void carry_out_booking(store::Store& store, const mail::Desk* desk, const Setting& setting,
                       Round& round, Event event, const Target& target, Instant now) {
  const auto act = [&](store::Store& in, Item& item) {
    const auto call = by_id(in, item.call().id).value();
    require_possible(call, event);
    const auto place = find_place(in, call, target, now);
    auto booked = write(in, call, place, step_to(event, Source::staff, place), setting.domain, now);
    const auto occasion = occasion_of(booked, event);
    item.notice = notice_about(std::move(booked), occasion);
    return true;
  };
  carry_out(store, desk, setting, round, act,
            event == Event::move ? "moved a call" : "booked a call", now);
}

Call book_chosen(store::Store& store, const Call& call, std::int64_t slot, Instant now) {
  require_possible(call, Event::book);
  if (find_slot(store, slot_ref(slot)).call != call.id) {
    throw Error(Kind::refused, fmt::format("'{}' is not kept for '{}'", slot_ref(slot),
                                           ref(Letter::call, call.id)));
  }
  const auto place = find_place(store, call, {.slot = slot_ref(slot)}, now);
  return write(store, call, place, step_to(Event::book, Source::token, place), {}, now);
}

}  // namespace qlab::calls
