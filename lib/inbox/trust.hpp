// SPDX-License-Identifier: Apache-2.0
// Whether a mail comes from whom it says: by the word of a server that is ours to believe.
#pragma once

#include <span>
#include <string>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

/// Whether the topmost Authentication-Results (RFC 8601) of one of these servers says that the
/// domain in From is proven: dmarc=pass, or dkim or spf pass for that very domain. Those that stand
/// below it came with the mail, and anybody can write them.
bool is_authentic(const Mail& mail, std::span<const std::string> trusted_servers);

}  // namespace qlab::inbox
