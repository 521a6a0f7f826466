// SPDX-License-Identifier: Apache-2.0
// The time in a mail's Date field.
#pragma once

#include <optional>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::inbox {

/// Reads "Tue, 01 Mar 2011 18:02:00 +0530" (RFC 5322 3.3), with or without the weekday and the
/// seconds, also with the names of zones of old (4.3). Nothing where it is none.
std::optional<Instant> parse_date(std::string_view text);

}  // namespace qlab::inbox
