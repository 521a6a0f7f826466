// SPDX-License-Identifier: Apache-2.0
// What a webinar can be, whether it is added or changed. Everything here throws usage.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::webinar {

void check_slug(std::string_view slug);

/// One line; white space at its ends does not count.
void check_title(std::string_view title);

/// A web address, or nothing.
void check_link(std::string_view url);

void check_duration(std::chrono::seconds duration);

void check_capacity(std::optional<std::int64_t> capacity);

/// RSVPs close before the start, or at it; the zone is for what is said.
void check_closing(std::optional<Instant> rsvp_until, Instant starts_at, std::string_view zone);

}  // namespace qlab::webinar
