// SPDX-License-Identifier: Apache-2.0
// Messages taken out of the outbox for sending, and what became of them: the only place that moves
// a row into 'sending' and out of it. Only for whoever holds the SendLock; one thread, one store.
// claim(), record() and release() change rows within the caller's transaction, so that one commit
// may do several; the others need none: each is one statement, or brings its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/audience.hpp"
#include "lib/mail/state.hpp"
#include "lib/mail/transport.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

/// Why what is useless by now is given up.
inline constexpr std::string_view too_late = "it would have come too late";

struct Claimed {
  std::int64_t id = 0;
  std::optional<std::int64_t> member_id;
  Envelope envelope;
  std::string bytes;
  std::string message_id;        ///< without angle brackets
  std::int64_t attempts = 0;     ///< this one included
  State before = State::queued;  ///< what it goes back to where it was not sent
  std::optional<Instant> tried_before;
  bool automatic = false;  ///< nobody asked for it: it waits for the end of the quiet hours
  std::string zone;        ///< whose quiet hours; empty: the configured zone
  std::optional<Instant> useless_from = {};  ///< not sent by then, it is given up
};

/// What became of one claimed message.
struct Result {
  Claimed message;
  Delivery delivery;
  std::optional<std::string> withheld = {};  ///< why it was not tried after all
  std::optional<Instant> quiet_until = {};   ///< not tried, for it waits for the end of quiet hours
};

/// One that waits for the end of the quiet hours.
struct Postponed {
  Claimed message;
  Instant until;
};

/// Reads up to limit messages that are due, oldest first, and changes nothing.
std::vector<Claimed> due(const store::Store& store, Instant now, std::size_t limit,
                         const Audience& audience = {});

/// Marks up to limit due messages as being sent, oldest first; the caller commits before the first
/// byte leaves.
std::vector<Claimed> claim(store::Store& store, Instant now, std::size_t limit,
                           const Audience& audience = {});

/// The zones of what is due and automatic.
std::vector<std::string> automatic_zones(const store::Store& store, Instant now,
                                         const Audience& audience = {});

/// Makes what is due, automatic and of this zone wait until then, and returns it without its bytes.
std::vector<Postponed> postpone(store::Store& store, std::string_view zone, Instant now,
                                Instant until, const Audience& audience = {});

/// Gives up what waits and is useless by now: its state becomes missed. Returns it without its
/// bytes; writes nothing where there is none.
std::vector<Result> give_up(store::Store& store, Instant now);

/// Records results and returns the new states in the same order. A recipient deferred for the last
/// time is failed; what was not sent waits again as if nobody had tried.
std::vector<State> record(store::Store& store, std::span<const Result> results, Instant now);

/// Gives back messages that were claimed and not tried.
void release(store::Store& store, std::span<const Claimed> messages);

/// Makes uncertain what a sender that is gone had claimed, and returns it without its bytes. Writes
/// nothing where nobody left anything.
std::vector<Result> recover(store::Store& store);

/// After the clock was set back: what was to wait some time from then waits as long from now at
/// most, instead of until the clock is there again. Writes nothing where it was not.
void follow_clock(store::Store& store, Instant now);

/// How long a recipient deferred for the nth time waits: 30 s, doubling to 2 h, spread by the id so
/// that not all come back at once. Nothing after the last attempt, about a day after the first.
std::optional<std::chrono::seconds> back_off(std::int64_t attempts, std::int64_t id);

}  // namespace qlab::mail
