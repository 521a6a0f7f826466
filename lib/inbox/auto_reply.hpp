// SPDX-License-Identifier: Apache-2.0
// Answers that nobody wrote: vacation notices, acknowledgements of receipt, robots.
#pragma once

#include <string>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

/// What says that a program answered (RFC 3834, and what was usual before it), for people; empty
/// where nothing does.
std::string auto_reply_sign(const Mail& mail);

}  // namespace qlab::inbox
