// SPDX-License-Identifier: Apache-2.0
// Dates and durations as people and scripts type them (`qlab help dates`). What could mean two
// days, or has no year, is refused with the way to write it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

/// Reads an RFC 3339 instant, `YYYY-MM-DD[ HH:MM]`, `today tomorrow yesterday now`, or a distance
/// from now like `+3d -2w +90m`. A day without a time is its first instant in the zone; days and
/// weeks keep the wall time, hours and minutes are elapsed. Throws usage.
Instant parse_when(std::string_view text, Instant now, std::string_view zone);

/// Reads `90m`, `1h30m`, `2h`, `45s`: units from large to small, each once. Throws usage.
std::chrono::seconds parse_duration(std::string_view text);

/// Writes 1h30m; a duration it wrote reads back the same.
std::string shown(std::chrono::seconds duration);

}  // namespace qlab::calendar
