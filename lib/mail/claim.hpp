// SPDX-License-Identifier: Apache-2.0
// Messages taken out of the outbox for sending, and what became of them: the only place that moves
// a row into 'sending' and out of it. Only for whoever holds the SendLock; one thread, one store.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/state.hpp"
#include "lib/mail/transport.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct Claimed {
  std::int64_t id = 0;
  std::optional<std::int64_t> member_id;
  Envelope envelope;
  std::string bytes;
  std::string message_id;        ///< without angle brackets
  std::int64_t attempts = 0;     ///< this one included
  State before = State::queued;  ///< what it goes back to where it was not sent
  std::optional<Instant> tried_before;
};

/// What became of one claimed message.
struct Result {
  Claimed message;
  Delivery delivery;
};

/// Reads up to limit messages that are due, oldest first, and changes nothing.
std::vector<Claimed> due(const store::Store& store, Instant now, std::size_t limit);

/// Marks up to limit due messages as being sent, oldest first, durably before it returns.
std::vector<Claimed> claim(store::Store& store, Instant now, std::size_t limit);

/// Records results durably, all or none, and returns the new states in the same order. A recipient
/// deferred for the last time is failed; what was not sent waits again as if nobody had tried.
std::vector<State> record(store::Store& store, std::span<const Result> results, Instant now);

/// Gives back messages that were claimed and not tried.
void release(store::Store& store, std::span<const Claimed> messages);

/// Takes a claimed message out for good and says why.
void withhold(store::Store& store, const Claimed& message, std::string_view reason, Instant now);

/// Makes uncertain what a sender that is gone had claimed, and returns it without its bytes.
std::vector<Result> recover(store::Store& store);

/// How long a recipient deferred for the nth time waits: 30 s, doubling to 2 h, spread by the id so
/// that not all come back at once. Nothing after the last attempt, about a day after the first.
std::optional<std::chrono::seconds> back_off(std::int64_t attempts, std::int64_t id);

}  // namespace qlab::mail
