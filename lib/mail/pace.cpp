// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/pace.hpp"

#include <algorithm>

#include "lib/store/required.hpp"

namespace qlab::mail {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

/// A pace that lies further ahead was written before the clock was set back.
constexpr milliseconds longest_ahead = std::chrono::minutes(2);
constexpr std::chrono::hours longest_hold{24};

constexpr std::int64_t minute_us = 60'000'000;

microseconds interval(int per_minute) {
  if (per_minute <= 0) return microseconds(0);
  // Rounded up: rather one mail less in a minute than one more.
  return microseconds((minute_us + per_minute - 1) / per_minute);
}

milliseconds since_1970(Instant instant) { return instant.time_since_epoch(); }

}  // namespace

Pace::Pace(const store::Store& store, int per_minute, Instant now)
    : m_interval(interval(per_minute)),
      m_started(now),
      m_started_here(SteadyClock::now()),
      m_next(m_started_here) {
  if (!limited()) return;
  const auto row = store.first("SELECT next_at_ms FROM send_pace WHERE id = 1");
  const auto ahead = milliseconds(row->integer(0)) - since_1970(now);
  m_next += std::clamp(ahead, milliseconds(0), longest_ahead);
}

std::size_t Pace::per_second() const {
  return static_cast<std::size_t>(std::max<std::int64_t>(1, minute_us / 60 / m_interval.count()));
}

void Pace::spend(std::size_t messages) {
  if (!limited()) return;
  m_next = std::max(m_next, SteadyClock::now()) + m_interval * messages;
}

void Pace::save(store::Store& store, std::size_t claimed) const {
  if (!limited()) return;
  const auto ahead = m_next - m_started_here + m_interval * claimed;
  const auto next = since_1970(m_started) + std::chrono::ceil<milliseconds>(ahead);
  store.run("UPDATE send_pace SET next_at_ms = ? WHERE id = 1", next.count());
}

std::optional<Instant> held_until(const store::Store& store, Instant now) {
  const auto until =
      store::required(store.first("SELECT held_until FROM send_pace WHERE id = 1")).instant(0);
  if (until <= now || until > now + longest_hold) return {};
  return until;
}

void hold_until(store::Store& store, Instant until) {
  store.run("UPDATE send_pace SET held_until = ? WHERE id = 1", until);
}

}  // namespace qlab::mail
