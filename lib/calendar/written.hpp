// SPDX-License-Identifier: Apache-2.0
// When something is, as a letter says it to its reader.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"

namespace qlab::calendar {

/// From its beginning to its end.
struct Span {
  Instant from;
  Instant until;
};

/// Writes Sat 20 Feb 2027.
std::string short_day(Instant instant, std::string_view zone);

/// Writes 12:30 to 14:00 GMT.
std::string hours(const Span& span, std::string_view zone);

/// The same for whoever lives in another zone than home, with the day where it is another one;
/// nothing where both are the same.
std::string hours_elsewhere(const Span& span, std::string_view home, std::string_view zone);

/// Writes 1 hour 30 minutes.
std::string length_in_words(std::chrono::seconds duration);

}  // namespace qlab::calendar
