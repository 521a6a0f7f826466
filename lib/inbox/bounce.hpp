// SPDX-License-Identifier: Apache-2.0
// Whether a mail says that another one was not delivered, and to whom.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/inbox/mail.hpp"
#include "lib/inbox/verdict.hpp"

namespace qlab::inbox {

struct Bounce {
  std::vector<Recipient> recipients;  ///< each once
  std::string_view found_by;          ///< what it was known by, for people
};

/// Reads a notification: the delivery status (RFC 3464) where there is one, else one that stands in
/// the text, else the text. Nothing where it is none; one that a person passed on is none either,
/// nor is a receipt, which proves that the mail arrived.
std::optional<Bounce> read_bounce(const Mail& mail);

/// Whether it comes from a mail system, by its sender or its kind.
bool is_from_mail_system(const Mail& mail);

}  // namespace qlab::inbox
