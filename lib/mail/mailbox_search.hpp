// SPDX-License-Identifier: Apache-2.0
// Looks for mails of ours in a mailbox: in a folder of sent mails, or returned inside delivery
// status notifications (RFC 3464). Reads headers line by line and opens no attachment.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "lib/mail/evidence.hpp"

namespace qlab::mail {

/// Reads an mbox, a single mail, or a Maildir (its cur and new). A mail that lies there was sent;
/// one that a notification returns was taken by the relay, and failed where the notification says
/// so. Throws not_found or io where it cannot be read, data where a folder is no Maildir.
Findings search_mailbox(const std::filesystem::path& mailbox, const Wanted& wanted);

/// The same for one stream: an mbox where it begins with a "From " line, else one mail.
void search_mails(std::istream& mails, const std::string& source, const Wanted& wanted,
                  Findings& findings);

}  // namespace qlab::mail
