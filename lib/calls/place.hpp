// SPDX-License-Identifier: Apache-2.0
// Which slot a booking takes, or why it cannot. Included only by lib/calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/calls/book.hpp"
#include "lib/calls/call.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

struct Place {
  std::optional<std::int64_t> slot;  ///< nothing: one is made for this call
  std::string staff;
  Instant starts_at;
  Instant ends_at;
};

/// Throws refused with the reason where it cannot be taken; usage, not_found as find_slot.
Place find_place(const store::Store& store, const Call& call, const Target& target, Instant now);

/// Takes it within the caller's change, and gives back whatever else the call keeps or had.
void take_place(store::Store& store, const Call& call, const Place& place, Instant now);

}  // namespace qlab::calls
