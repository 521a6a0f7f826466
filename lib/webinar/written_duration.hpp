// SPDX-License-Identifier: Apache-2.0
// Durations as attendance files write them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace qlab::webinar {

/// Reads 1h 13m 42s, 21m 7s, 01:13:42, 1h13, 1.5 hours, PT31M, and units of other languages;
/// nothing for anything else.
std::optional<std::chrono::seconds> parse_written_duration(std::string_view text);

/// Reads 45 or 31.5, where the column says that it holds minutes; else as parse_written_duration.
std::optional<std::chrono::seconds> parse_written_minutes(std::string_view text);

}  // namespace qlab::webinar
