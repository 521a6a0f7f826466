// SPDX-License-Identifier: Apache-2.0
// One run of sending: what is due leaves through one or more connections, and what became of each
// is recorded. Everything that could stop a run leaves the outbox telling the truth.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/error.hpp"
#include "lib/mail/claim.hpp"
#include "lib/mail/send_lock.hpp"
#include "lib/mail/transport.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

/// What a run needs and asks. Functions that are empty are not asked.
struct Run {
  const Clock& clock;
  std::size_t max = 1000;       ///< the most messages that are tried
  std::size_t connections = 1;  ///< the most to the relay at once
  int rate_per_minute = 0;      ///< of all runs together; 0 sets no limit

  /// Only what waits for these members; nobody in it is no mail at all. Nothing: all that waits.
  std::optional<std::vector<std::int64_t>> members = {};

  /// Opens one connection to the relay; called once for each that needs a thread of its own, and
  /// only where something is due.
  std::function<std::unique_ptr<Transport>()> connect;

  /// Why a message may not go out after all, asked right before it is handed to a connection; by
  /// any thread, one at a time.
  std::function<std::optional<std::string>(const Claimed& message)> objection;

  /// Until when the quiet hours of a zone last ('': the configured one); nothing where they do not
  /// hold now. Asked right before each mail that nobody asked for; by any thread, and by several at
  /// once.
  std::function<std::optional<Instant>(std::string_view zone)> quiet_until = {};

  /// Whether to stop, asked before each message and while waiting; by any thread, one at a time.
  std::function<bool()> interrupted;

  /// Told after each message how many of how many are done.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

/// One message of the report.
struct Reported {
  std::int64_t id = 0;
  std::optional<std::int64_t> member_id;
  std::string address;
  int code = 0;
  std::string detail;
};

/// Why a run ended before its end.
struct Stop {
  Kind kind;
  std::string detail;
  std::optional<std::chrono::seconds> retry_after = {};  ///< how long the relay asked to wait
};

/// What became of everything that waited or was left behind: each message is in one list or counted
/// as remaining.
struct SendReport {
  std::vector<Reported> sent;
  std::vector<Reported> deferred;
  std::vector<Reported> failed;
  std::vector<Reported> uncertain;  ///< those too that an earlier run had left behind
  std::vector<Reported> cancelled;
  std::vector<Reported> quiet;  ///< of the remaining, those that wait for the end of quiet hours
  std::optional<Instant> quiet_until;  ///< when the first of these go
  std::int64_t remaining = 0;          ///< still queued or deferred, due or not
  std::optional<Stop> stop;
  bool interrupted = false;
};

/// Sends what is due. What an earlier sender left behind becomes uncertain first. The result of a
/// message is durable within 50 ms or 100 messages. Throws what connect throws, before anything is
/// claimed.
SendReport send(store::Store& store, const SendLock& held, const Run& run);

/// What send() would do, in sent, cancelled and quiet, without opening, claiming or writing
/// anything.
SendReport rehearse(const store::Store& store, const Run& run);

}  // namespace qlab::mail
