// SPDX-License-Identifier: Apache-2.0
// The times at which staff can hold calls. The store itself keeps one person from two calls at a
// time (UNIQUE and a trigger of the schema); here it is said in words.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/calls/times.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

struct Slot {
  std::int64_t id = 0;
  std::string staff;
  Instant starts_at;
  Instant ends_at;
  std::optional<std::int64_t> call;   ///< that it is kept for or booked by
  std::optional<Instant> held_until;  ///< of one that is kept
  bool ad_hoc = false;                ///< made for its call alone

  [[nodiscard]] bool is_booked() const { return call && !held_until; }
  [[nodiscard]] bool is_held(Instant now) const { return held_until && *held_until > now; }
  [[nodiscard]] bool is_free(Instant now) const { return !is_booked() && !is_held(now); }
};

/// Writes t12.
std::string slot_ref(std::int64_t id);

/// Reads t12 or 12; anything else is nothing.
std::optional<std::int64_t> parse_slot(std::string_view text);

/// Throws usage for what names no slot, not_found.
Slot find_slot(const store::Store& store, std::string_view name);

struct SlotsAdded {
  std::vector<Slot> added;
  std::int64_t known = 0;  ///< times that were there already
};

/// Adds the times for one of staff, all or nothing; the same again adds nothing. Throws refused
/// where one overlaps another time of theirs.
SlotsAdded add_slots(store::Store& store, std::string_view staff, std::span<const Time> times,
                     Instant now);

struct SlotQuestion {
  std::optional<std::string> staff = {};
  Instant from = {};
  std::optional<Instant> until = {};
  bool free_only = false;
};

/// In the order of time; of the same time by staff.
std::vector<Slot> slots(const store::Store& store, const SlotQuestion& question, Instant now);

/// The slots that are kept for a call now, in the order of time.
std::vector<Slot> held_for(const store::Store& store, std::int64_t call, Instant now);

/// Takes free slots away, all or nothing. Throws refused where one is booked or kept.
void remove_slots(store::Store& store, std::span<const Slot> slots, Instant now);

/// Keeps a slot for a call, within the caller's change; false where it is free no longer.
bool hold_slot(store::Store& store, std::int64_t slot, std::int64_t call, Instant until,
               Instant now);

/// Gives back what a call keeps or has booked, within the caller's change.
void release_slots(store::Store& store, std::int64_t call);

}  // namespace qlab::calls
