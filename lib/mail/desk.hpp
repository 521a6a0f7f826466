// SPDX-License-Identifier: Apache-2.0
// Who writes letters to members, and with what: shared by every noun that sends.
#pragma once

#include <cstdint>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/mail/addressing.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/template.hpp"

namespace qlab::mail {

/// Who writes a letter.
struct Host {
  Identity identity;
  std::string organisation;  ///< may be empty
};

/// What turns a letter into a mail.
struct Desk {
  const Templates& templates;
  Composer& composer;
  const Host& host;
};

/// The mail of the outbox that a letter to a member becomes, due now, as if a person asked for it.
/// The letter bears the names of the handle.
Draft make_draft(const Desk& desk, Place place, std::int64_t member, const Handle& handle,
                 const Message& letter, Instant now);

}  // namespace qlab::mail
