// SPDX-License-Identifier: Apache-2.0
// What every transport asks before it hands a mail on: are these addresses, is this a mail.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/mail/transport.hpp"

namespace qlab::world {

/// The address as SMTP and headers carry it: the local part as given (UTF-8 needs SMTPUTF8, RFC
/// 6531), the domain as A-label; nothing where it is no address.
std::optional<std::string> wire_address(std::string_view address);

bool needs_smtputf8(std::string_view wire_address);

/// True where every line ends in CRLF and no CR or LF stands alone: a line holding only a dot and
/// ended by a bare LF would end the message early.
bool has_mail_lines(std::string_view bytes);

/// A mail as programs and files of this machine have it: lines end in LF. A mail has no bare CR or
/// LF, so that the CRLF can be put back.
std::string local_lines(std::string_view bytes);

/// Why this mail must not be handed on at all; nothing where it may be.
std::optional<mail::Delivery> objection(const mail::Envelope& envelope, std::string_view bytes);

}  // namespace qlab::world
