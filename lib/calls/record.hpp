// SPDX-License-Identifier: Apache-2.0
// What became of a call: whether it took place, what it led to, what was agreed, and what staff
// note for themselves.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/calls/call.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

struct Result {
  std::optional<State> state;  ///< held or no_show; nothing: only a note, or a correction
  std::optional<Side> side;    ///< of no_show: who did not come
  std::optional<std::string> outcome;
  std::optional<std::string> agreed;  ///< may be passed on
  std::string note;                   ///< private to staff; empty: none
  std::string staff;                  ///< who held a call that nobody had booked
};

/// Records it, all or nothing, and returns the call. A call that nobody booked took place now.
/// Throws refused where the call cannot be recorded so or begins later; usage for what a text or a
/// code cannot be, for an outcome that is none of the known ones (where there are any), and for
/// nothing to record.
Call record(store::Store& store, const Call& call, const Result& result,
            std::span<const std::string> known_outcomes, Instant now);

struct Note {
  std::string body;
  std::string actor;
  Instant at;
};

/// The private notes about a call, the oldest first.
std::vector<Note> notes(const store::Store& store, std::int64_t call);

}  // namespace qlab::calls
