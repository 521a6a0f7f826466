// SPDX-License-Identifier: Apache-2.0
// What somebody wrote in a mail themselves: without what they quote, without the lines that
// announce a quotation, and without their signature.
#pragma once

#include <string>
#include <string_view>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

/// Of a plain text whose lines end in LF. Answers between quoted lines stay, parted by an empty
/// line. Empty where everything is quoted.
std::string own_text(std::string_view text);

/// What a reader of the mail sees: its texts in their order, but for attached files; where these
/// are blank, its HTML as text whose quotations are marked.
std::string written_text(const Mail& mail);

/// Of that.
std::string own_text(const Mail& mail);

/// The name in a From, without quotes and the address: "Gwen Jones". Empty where there is none.
std::string display_name(std::string_view from);

}  // namespace qlab::inbox
