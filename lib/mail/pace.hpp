// SPDX-License-Identifier: Apache-2.0
// How fast mail leaves: evenly, one message each 60 s / rate, whatever number of runs share the
// minute. Kept in the store; within a run it goes by a clock that nobody can set.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

class Pace {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Goes on where the last run stopped. A rate of 0 sets no limit.
  Pace(const store::Store& store, int per_minute, Instant now);

  [[nodiscard]] bool limited() const { return m_interval.count() > 0; }

  /// How many messages fit into one second, at least one; only where limited.
  [[nodiscard]] std::size_t per_second() const;

  /// From when the next message may leave.
  [[nodiscard]] Time next() const { return m_next; }

  /// So many messages leave now.
  void spend(std::size_t messages);

  /// Remembers the pace for the next run, within the caller's transaction. What is claimed counts
  /// as spent: after a crash it may have been.
  void save(store::Store& store, std::size_t claimed) const;

 private:
  std::chrono::microseconds m_interval;
  Instant m_started;
  Time m_started_here;
  Time m_next;
};

/// Until when the relay asked to be left alone; nothing where that is over.
std::optional<Instant> held_until(const store::Store& store, Instant now);

/// Remembers that the relay wants to be left alone, within the caller's transaction.
void hold_until(store::Store& store, Instant until);

}  // namespace qlab::mail
