// SPDX-License-Identifier: Apache-2.0
// The ports through which mail leaves, and what a relay's answer means for one message and for the
// run.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/error.hpp"

namespace qlab::mail {

struct Envelope {
  std::string sender;
  std::string recipient;
};

/// What is known about one message after one attempt.
enum class Outcome {
  sent,       ///< the relay took it
  deferred,   ///< the relay asked to try this recipient later (4xx at RCPT, or to the mail itself)
  failed,     ///< this recipient or this mail was refused for good
  uncertain,  ///< bytes went up and no clear answer came: it may have been sent, never repeat it by
              ///< itself
  not_sent    ///< the relay itself is in trouble; nothing is in doubt, nobody is to blame
};

/// Why a run stops: temporary (the relay is away or overloaded), auth (it refuses the credentials),
/// config (it refuses the sender or this host, or TLS cannot be trusted), refused (it refuses what
/// the mail says), data (the bytes are no mail), io (a folder cannot be written).
struct Delivery {
  Outcome outcome = Outcome::not_sent;
  int code = 0;              ///< the relay's reply code, 0 where there was none
  std::string detail;        ///< the relay's words or the reason, at most 300 bytes, safe on a
                             ///< terminal; never a secret
  std::optional<Kind> stop;  ///< set where going on with other messages makes no sense, and why
  std::optional<std::chrono::seconds> retry_after = {};  ///< how long the relay asked to wait
};

/// One message on its way to one recipient. The views must outlive the delivery.
struct Parcel {
  Envelope envelope;
  std::string_view bytes;  ///< a whole CRLF message as the Composer made it
  std::string_view key;    ///< the same at every attempt with this message, and no other's: the
                           ///< idempotency key where the relay has one
};

/// Several connections to one relay, numbered from 0, that one thread serves: where answers come
/// within microseconds, threads that wake each other cost more than the mails.
class Bundle {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// What became of the parcels that a connection was given.
  struct Done {
    std::size_t connection = 0;
    std::vector<Delivery> deliveries;  ///< as Transport::deliver() returns them
  };

  virtual ~Bundle() = default;

  /// Begins to deliver over a free connection, with all the promises of Transport::deliver(). The
  /// parcels must stay until they are done.
  virtual void start(std::size_t connection, std::span<const Parcel> parcels) = 0;

  /// Waits until some are done and their connections free, but not beyond this time nor once woken;
  /// may return early with none. After an exception, of start() too, nothing is known of what is in
  /// flight.
  virtual std::vector<Done> wait(Time until) = 0;

  /// Ends the present wait, or the next one. For any thread; all else is for one.
  virtual void wake() = 0;
};

/// Hands messages to a relay, one recipient each. One object per connection; several objects may
/// work in threads of their own, one object not in two.
class Transport {
 public:
  virtual ~Transport() = default;

  /// How many parcels the relay takes in one request; more than that are handed on in turn.
  [[nodiscard]] virtual std::size_t batch_size() const { return 1; }

  /// Returns what became of each, as many and in the same order. Never throws for what the relay
  /// says. A recipient that is no address fails alone, before anything is opened. After a parcel
  /// that stops the run the later ones are not tried: not_sent, with the same reason.
  virtual std::vector<Delivery> deliver(std::span<const Parcel> parcels) = 0;

  /// So many connections to the same relay for one thread. Nothing where each needs a thread, and
  /// so a Transport, of its own.
  [[nodiscard]] virtual std::unique_ptr<Bundle> bundle(std::size_t /*connections*/) const {
    return nullptr;
  }
};

}  // namespace qlab::mail
