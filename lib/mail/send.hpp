// SPDX-License-Identifier: Apache-2.0
// One run of sending: what is due leaves through a transport, and what became of each is recorded
// before the next one goes. Everything that could stop a run leaves the outbox telling the truth.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
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
  std::size_t max = 1000;  ///< the most messages that are tried

  /// Opens the relay; called once, and only where something is due.
  std::function<std::unique_ptr<Transport>()> connect;

  /// Why a member may not be written to after all, asked right before each message.
  std::function<std::optional<std::string>(std::int64_t member_id)> objection;

  /// Whether to stop, asked before each message.
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
};

struct SendReport {
  std::vector<Reported> sent;
  std::vector<Reported> deferred;
  std::vector<Reported> failed;
  std::vector<Reported> uncertain;  ///< those too that an earlier run had left behind
  std::vector<Reported> cancelled;
  std::int64_t remaining = 0;  ///< still queued or deferred, due or not
  std::optional<Stop> stop;
  bool interrupted = false;
};

/// Sends what is due. What an earlier sender left behind becomes uncertain first. Throws what
/// connect throws, before anything is claimed.
SendReport send(store::Store& store, const SendLock& held, const Run& run);

/// What send() would do, in sent and cancelled, without opening, claiming or writing anything.
SendReport rehearse(const store::Store& store, const Run& run);

}  // namespace qlab::mail
