// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/answer.hpp"

#include <fmt/format.h>

#include "lib/calls/book.hpp"
#include "lib/calls/slot.hpp"
#include "lib/calls/withdraw.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"

namespace qlab::calls {
namespace {

Outcome confirm(store::Store& store, Call call, Instant answered_at, Instant now) {
  if (call.confirmed_at)
    return {true, fmt::format("'{}' was confirmed before", ref(Letter::call, call.id))};
  call.confirmed_at = answered_at;
  take(store, call, {Event::confirm, Source::calendar}, now);
  return {true, fmt::format("confirmed '{}'", ref(Letter::call, call.id))};
}

}  // namespace

Outcome answer(store::Store& store, const Call& call, Reply reply, Instant answered_at,
               Instant now) {
  const auto name = ref(Letter::call, call.id);
  if (call.state != State::booked) {
    return {false, fmt::format("'{}' is {}", name, calls::name(call.state))};
  }
  if (answered_at < call.booked_at.value_or(answered_at)) {
    return {false, fmt::format("it is older than the time that was agreed for '{}'", name)};
  }
  if (reply == Reply::accepted) return confirm(store, call, answered_at, now);
  if (reply == Reply::tentative) return {false, fmt::format("perhaps, for '{}'", name)};
  if (answered_at < call.confirmed_at.value_or(answered_at)) {
    return {true, fmt::format("no for '{}', which a later answer replaced", name)};
  }
  put_back(store, call, {Event::put_back, Source::calendar, "their calendar said no"}, now);
  return {true, fmt::format("'{}' does not suit them: it is to be arranged anew", name)};
}

Outcome choose(store::Store& store, const Call& call, std::int64_t slot, Instant now) {
  try {
    const auto booked = book_chosen(store, call, slot, now);
    return {true, fmt::format("they chose {} for '{}'", rfc3339(booked.starts_at.value_or(now)),
                              ref(Letter::call, call.id))};
  } catch (const Error& error) {
    // The reason is what staff need to answer them.
    const bool is_reason = error.kind() == Kind::refused || error.kind() == Kind::not_found;
    if (!is_reason) throw;
    return {false, error.what()};
  }
}

void put_back(store::Store& store, Call call, const Step& step, Instant now) {
  release_slots(store, call.id);
  withdraw_letters(store, call.id, "the time does not hold any more", now);
  call.starts_at.reset();
  call.ends_at.reset();
  call.booked_at.reset();
  call.confirmed_at.reset();
  call.staff.clear();
  take(store, call, step, now);
}

}  // namespace qlab::calls
