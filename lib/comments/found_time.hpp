// SPDX-License-Identifier: Apache-2.0
// Times as exports write them.
#pragma once

#include <optional>
#include <string_view>

#include "lib/comments/found.hpp"

namespace qlab::comments {

/// RFC 3339; "2014-01-14 17:32:12", "2014-01-14 17:32" and "2014-01-14" with or without " UTC",
/// " GMT", "+01", "+0100" or "+01:00" behind it; seconds or milliseconds since 1970. One without a
/// zone is local. Nothing where it is none of these.
std::optional<Written> written_in(std::string_view text);

/// The same, where the system is known to write UTC without saying so.
std::optional<Written> written_in_utc(std::string_view text);

}  // namespace qlab::comments
