// SPDX-License-Identifier: Apache-2.0
// Complaints: somebody called our mail spam, or wants no more of it (ARF, RFC 5965, RFC 6430).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

struct Complaint {
  std::string type;  ///< as feedback_type() has it; also "opt-out", where a mail program
                     ///< unsubscribes for its owner
  /// Who complains. Empty where the report is about nobody (auth-failure, not-spam), or hides them.
  std::vector<std::string> addresses;
  std::string evidence;
};

/// One word in lower case: "abuse", also where nothing is written; "not-spam", "auth-failure", ...;
/// "other" where it is none (RFC 5965 7.3).
std::string feedback_type(std::string_view written);

/// Whether a report of this type is of somebody who wants no more mail, and not about our domain's
/// keys (RFC 6591), about what is no spam after all, or about a virus.
bool wants_no_more_mail(std::string_view type);

/// Whether that is what mail programs write into a mail to unsubscribe: the word, or that they did.
bool is_to_unsubscribe(std::string_view text);

std::optional<Complaint> read_complaint(const Mail& mail);

}  // namespace qlab::inbox
