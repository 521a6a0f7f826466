// SPDX-License-Identifier: Apache-2.0
// The lines that calendars (RFC 5545 3.1) and vCards (RFC 6350 3.2) are made of: text escaped,
// folded at 75 octets between code points, CRLF.
#pragma once

#include <string>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::content_line {

/// Line breaks become \n, tabs spaces; other control characters, C1 included, are dropped. Throws
/// data where the text is not UTF-8.
std::string without_controls(std::string_view text);

/// A value of type text (RFC 5545 3.3.11).
std::string escape_text(std::string_view text);

/// 20270220T123000Z.
std::string utc(Instant instant);

/// Appends one line, folded.
void write_line(std::string& out, std::string_view line);

/// Appends a property of type text; nothing where the value is empty.
void write_text(std::string& out, std::string_view property, std::string_view value);

}  // namespace qlab::content_line
