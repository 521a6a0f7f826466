// SPDX-License-Identifier: Apache-2.0
// Answers that nobody wrote: vacation notices, acknowledgements of receipt, robots.
#pragma once

#include <string>
#include <string_view>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

/// What says that a program answered (RFC 3834, and what was usual before it), for people; empty
/// where nothing does.
std::string auto_reply_sign(const Mail& mail);

/// Whether a subject is that of a vacation notice, in one of many languages.
bool says_vacation(std::string_view subject);

}  // namespace qlab::inbox
