// SPDX-License-Identifier: Apache-2.0
// What staff may write about a call.
#pragma once

#include <string_view>

namespace qlab::calls {

/// One line of at most 300 bytes, not empty. Throws usage, naming what it is.
void check_line(std::string_view text, std::string_view what);

/// The same, or nothing at all.
void check_optional_line(std::string_view text, std::string_view what);

/// A text of several lines, at most 20000 bytes of UTF-8. Throws usage.
void check_text(std::string_view text, std::string_view what);

/// A code such as wants-to-help: small letters, digits and '-'. Throws usage.
void check_outcome(std::string_view code);

}  // namespace qlab::calls
