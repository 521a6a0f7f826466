// SPDX-License-Identifier: Apache-2.0
// The port through which mail leaves, and what a relay's answer means for one message and for the
// run.
#pragma once

#include <chrono>
#include <cstddef>
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
};

}  // namespace qlab::mail
