// SPDX-License-Identifier: Apache-2.0
// The port through which mail leaves, and what a relay's answer means for one message and for the
// run.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

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
};

/// Hands messages to a relay, one recipient each. One object per connection; not for two threads.
class Transport {
 public:
  virtual ~Transport() = default;

  /// Never throws for what the relay says; bytes are a whole CRLF message as the Composer made it.
  /// A recipient that is no address fails alone, before anything is opened.
  virtual Delivery deliver(const Envelope& envelope, std::string_view bytes) = 0;
};

enum class Tls {
  required,  ///< STARTTLS or smtps, verified; nothing is sent without it
  none       ///< plain text: only to a loopback relay
};

struct SmtpRelay {
  std::string url;  ///< smtp://host:port or smtps://host:port, without user and password
  Tls tls = Tls::required;
  std::string username;  ///< empty: no AUTH
  std::string password;
  std::string ca_file;  ///< extra trust anchor, PEM; empty: the system's
  std::chrono::seconds connect_timeout{30};
  std::chrono::seconds response_timeout{600};
};

struct MaildirRelay {
  std::string path;  ///< made with cur, new and tmp where absent; its parent must exist
};

}  // namespace qlab::mail
