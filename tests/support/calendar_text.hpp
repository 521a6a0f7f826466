// SPDX-License-Identifier: Apache-2.0
// Instants and wall times as tests write them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "lib/calendar/zone.hpp"

namespace qlab::test {

inline Instant instant_at(std::string_view written) {
  const auto instant = parse_rfc3339(written);
  REQUIRE(instant);
  return *instant;
}

/// Reads 2027-02-20T12:30.
inline calendar::LocalTime local_at(std::string_view written) {
  const auto instant = instant_at(std::string(written) + ":00Z");
  return calendar::LocalTime(instant.time_since_epoch());
}

}  // namespace qlab::test
