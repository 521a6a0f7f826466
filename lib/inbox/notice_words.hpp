// SPDX-License-Identifier: Apache-2.0
// By which words a notification is known, in many languages.
#pragma once

#include "lib/inbox/words.hpp"

namespace qlab::inbox {

/// Something was not delivered, as mail systems say it.
bool says_failure(const Words& words);

/// The same in words that cannot be said of anything else: asked of those that do not call
/// themselves a mail system.
bool says_plain_failure(const Words& words);

/// It is late, and still tried.
bool says_delay(const Words& words);

/// The display name of a sender that is no person.
bool names_mail_system(const Words& words);

}  // namespace qlab::inbox
