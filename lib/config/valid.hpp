// SPDX-License-Identifier: Apache-2.0
// What a text in qlab.toml may be. Every check takes a text that is not empty.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "lib/config/config.hpp"

namespace qlab::config {

/// UTF-8 without control characters: nothing that could end a header or steer a terminal.
bool is_line(std::string_view text);

bool is_address(std::string_view text);
bool is_domain(std::string_view text);

/// The shape of an IANA name; whether the zone exists is for lib/calendar to say.
bool is_zone_name(std::string_view text);

/// scheme://host[:port][/path] with one of two schemes and no user or password in it.
bool is_url(std::string_view text, std::string_view scheme, std::string_view other_scheme);

/// Reads 18:00, as the time since midnight.
std::optional<std::chrono::minutes> parse_time(std::string_view text);

/// Writes it again.
std::string show_time(std::chrono::minutes since_midnight);

/// Reads 21:00-07:30.
std::optional<QuietHours> parse_quiet_hours(std::string_view text);

}  // namespace qlab::config
