// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/place.hpp"

#include <fmt/format.h>

#include "lib/calls/slot.hpp"
#include "lib/calls/valid.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"

namespace qlab::calls {
namespace {

constexpr auto longest_call = std::chrono::hours(24);
constexpr auto see_free = "'qlab calls slots list --free' shows those that are free";

void require_free(const Slot& slot, const Call& call, Instant now) {
  const auto name = slot_ref(slot.id);
  if (slot.starts_at <= now) {
    throw Error(Kind::refused, fmt::format("'{}' began on {}", name, rfc3339(slot.starts_at)),
                see_free);
  }
  if (slot.is_booked()) {
    throw Error(Kind::refused,
                fmt::format("'{}' is taken by {}", name, ref(Letter::call, *slot.call)), see_free);
  }
  const bool is_own = slot.call == call.id;
  if (slot.is_held(now) && !is_own) {
    throw Error(Kind::refused,
                fmt::format("'{}' is kept for {} until {}", name, ref(Letter::call, *slot.call),
                            rfc3339(*slot.held_until)),
                see_free);
  }
  if (is_own && !slot.is_held(now)) {
    throw Error(Kind::refused,
                fmt::format("the offer of '{}' ended on {}", name, rfc3339(*slot.held_until)),
                fmt::format("offer times again: qlab calls offer {}", ref(Letter::call, call.id)));
  }
}

Place place_of(const Slot& slot) { return {slot.id, slot.staff, slot.starts_at, slot.ends_at}; }

/// The slots of staff that a time would touch, but for the one that goes with the call's old time.
std::vector<Slot> in_the_way(const store::Store& store, const Call& call, const Place& place) {
  std::vector<Slot> found;
  for (auto& slot :
       slots(store,
             {.staff = place.staff, .from = place.starts_at - longest_call, .until = place.ends_at},
             place.starts_at)) {
    const bool goes = slot.call == call.id && slot.ad_hoc;
    if (slot.ends_at > place.starts_at && !goes) found.push_back(std::move(slot));
  }
  return found;
}

Place place_at(const store::Store& store, const Call& call, const Target& target, Instant now) {
  check_line(target.staff, "the name of who holds the call");
  if (target.length < std::chrono::minutes(1) || target.length > longest_call) {
    throw Error(Kind::usage, "a call lasts a minute at least and a day at most");
  }
  const Place place{{}, target.staff, target.starts_at, target.starts_at + target.length};
  if (place.starts_at <= now) {
    throw Error(Kind::refused, fmt::format("{} is past", rfc3339(place.starts_at)),
                "a call that took place is recorded with 'qlab calls record'");
  }
  const auto others = in_the_way(store, call, place);
  if (others.empty()) return place;
  const auto& other = others.front();
  require_free(other, call, now);
  if (other.starts_at == place.starts_at) return place_of(other);
  throw Error(
      Kind::refused,
      fmt::format("'{}' of '{}', from {} to {}, overlaps it", slot_ref(other.id),
                  text::terminal_safe(other.staff), rfc3339(other.starts_at),
                  rfc3339(other.ends_at)),
      fmt::format("book that slot, or remove it: qlab calls slots remove {}", slot_ref(other.id)));
}

}  // namespace

Place find_place(const store::Store& store, const Call& call, const Target& target, Instant now) {
  if (target.slot.empty()) return place_at(store, call, target, now);
  const auto slot = find_slot(store, target.slot);
  require_free(slot, call, now);
  return place_of(slot);
}

void take_place(store::Store& store, const Call& call, const Place& place, Instant now) {
  release_slots(store, call.id);
  if (!place.slot) {
    store.run(
        "INSERT INTO call_slot (staff, starts_at, ends_at, call_id, ad_hoc) VALUES (?, ?, ?, ?, 1)",
        place.staff, place.starts_at, place.ends_at, call.id);
    return;
  }
  const auto taken = store.run(
      "UPDATE call_slot SET call_id = ?2, held_until = NULL WHERE id = ?1"
      " AND (call_id IS NULL OR held_until <= ?3)",
      *place.slot, call.id, now);
  if (taken != 1) {
    throw Error(Kind::refused, fmt::format("'{}' was taken meanwhile", slot_ref(*place.slot)),
                see_free);
  }
}

}  // namespace qlab::calls
