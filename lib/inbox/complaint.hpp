// SPDX-License-Identifier: Apache-2.0
// Complaints: somebody called our mail spam, or wants no more of it (ARF, RFC 5965, RFC 6430).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

struct Complaint {
  std::string type;  ///< RFC 5965 7.3, lower case: "abuse", "not-spam", "auth-failure", ...; also
                     ///< "opt-out", where a mail program unsubscribes for its owner
  /// Who complains. Empty where the report is about nobody (auth-failure, not-spam), or hides them.
  std::vector<std::string> addresses;
  std::string evidence;
};

std::optional<Complaint> read_complaint(const Mail& mail);

}  // namespace qlab::inbox
