// SPDX-License-Identifier: Apache-2.0
// Hours that come back every day, such as the quiet ones of the night.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

/// Wall time since midnight; over midnight where until is before from, never where both are equal.
struct DailyHours {
  std::chrono::minutes from;
  std::chrono::minutes until;
};

/// When the hours that hold now end; nothing where they do not hold. An end that happens twice is
/// the later one.
std::optional<Instant> end_of(const DailyHours& hours, Instant now, std::string_view zone);

}  // namespace qlab::calendar
