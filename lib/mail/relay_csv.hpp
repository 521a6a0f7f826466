// SPDX-License-Identifier: Apache-2.0
// The log of a relay as CSV, as mail services export it: a header, then a Message-ID and what
// became of it per row. Read by lib/mail/relay_log.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "lib/mail/evidence.hpp"

namespace qlab::mail {

/// Whether a first line names the columns of a Message-ID and a status.
bool is_relay_csv(std::string_view header);

/// Reads the rows behind that header. The gravest word about a mail counts, in whatever order
/// they stand; a status that nobody knows proves nothing, and is named. Throws data with
/// file:line:column where the CSV is malformed.
Findings read_relay_csv(const std::string& header, std::istream& rows, const std::string& source,
                        const Wanted& wanted);

}  // namespace qlab::mail
