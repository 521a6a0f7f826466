// SPDX-License-Identifier: Apache-2.0
// Reads what a relay wrote about mails it was given: the syslog of Postfix with any kind of stamp,
// the main log of Exim, or a CSV with a header. Foreign text of any size.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "lib/mail/evidence.hpp"

namespace qlab::mail {

/// Looks for the wanted mails; its memory grows with them and not with the log. The last word about
/// a mail counts. What the relay took and has not delivered yet is sent: it is the relay's to
/// repeat. Lines of any other kind say nothing. Throws data with file:line:column where a CSV is
/// malformed.
Findings read_relay_log(std::istream& log, const std::string& source, const Wanted& wanted);

/// The same for a file. Throws not_found or io where it cannot be read, data where it is a folder.
Findings read_relay_log(const std::filesystem::path& log, const Wanted& wanted);

}  // namespace qlab::mail
