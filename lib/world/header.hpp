// SPDX-License-Identifier: Apache-2.0
// Header fields of an outgoing mail, written by hand: GMime encodes List-Unsubscribe as if it were
// prose, drops what looks like an encoded word, and writes encoded words longer than RFC 2047
// allows.
#pragma once

#include <string>
#include <string_view>

#include "lib/mail/message.hpp"

namespace qlab::world {

/// Throws data, naming the field, where the text holds a control character or is not UTF-8.
void require_clean(std::string_view field, std::string_view text);

/// Throws data where this is no name of a field (RFC 5322 3.6.8).
void require_field_name(std::string_view name);

/// "Name: text" folded at spaces, ended by CRLF. ASCII stands as it is; other text, and what could
/// be taken for an encoded word, becomes encoded words (RFC 2047). Throws data as require_clean
/// does, and where a line cannot be brought under 998 octets.
std::string text_field(std::string_view name, std::string_view text);

/// "Name: Display Name <address>", the domain as A-label. A UTF-8 local part stands as raw UTF-8
/// (RFC 6532): nothing else can say it. Throws data where it is no address.
std::string mailbox_field(std::string_view field, const mail::Mailbox& mailbox);

}  // namespace qlab::world
