// SPDX-License-Identifier: Apache-2.0
// One mail taken apart for a relay that wants its pieces and not the whole.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "lib/core/recipe_variables.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

struct Attachment {
  std::string name;
  std::string type;  ///< without parameters: application/ics
  std::string base64;
};

struct MailParts {
  /// By MailVariable; empty where the mail has none. Texts are UTF-8 with LF line ends.
  std::array<std::string, mail_variables.size()> values;

  /// Unfolded, as they stand in the mail; without those that a relay makes from its own fields
  /// (From, To, Cc, Bcc, Sender, Reply-To, Subject, Date, MIME-Version, Content-*).
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<Attachment> attachments;
};

/// Which pieces are wanted: reading a mail takes longer than handing it on whole.
struct Wanted {
  bool raw = false;
  bool base64 = false;
  bool parts = false;  ///< anything but key, sender, recipient and the raw mail
};

MailParts mail_parts(const mail::Parcel& parcel, Wanted wanted);

}  // namespace qlab::world
