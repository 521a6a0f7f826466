// SPDX-License-Identifier: Apache-2.0
// Answers that nobody wrote: vacation notices, acknowledgements of receipt, robots.
#pragma once

#include <string>
#include <string_view>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

/// Whether it tells what became of a mail that arrived (RFC 8098), in whatever words.
bool is_receipt(const Mail& mail);

/// Whether a program answered for its owner, and says so (RFC 3834 5.1).
bool is_auto_replied(const Mail& mail);

/// The field in which a program says of itself that it wrote this (RFC 3834 5, and what was usual
/// before it); empty where none does.
std::string field_of_program(const Mail& mail);

/// What says that a program answered (RFC 3834, and what was usual before it), for people; empty
/// where nothing does. That somebody is away is a sign in an answer under another subject only:
/// "Absence on 20 February" is what a person writes who cannot come.
std::string auto_reply_sign(const Mail& mail);

/// The same of a mail to the address of one of our tokens, which people answer under our own
/// subject: there a subject that is not ours, and what else no person's mail has, is enough.
std::string robots_sign(const Mail& mail);

/// Whether a subject is that of a vacation notice, in one of many languages.
bool says_vacation(std::string_view subject);

}  // namespace qlab::inbox
