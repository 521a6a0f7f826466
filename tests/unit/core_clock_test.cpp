// SPDX-License-Identifier: Apache-2.0
#include "lib/core/clock.hpp"

#include <doctest/doctest.h>

namespace qlab {

TEST_CASE("clock: an instant is written and read back") {
  const auto then = parse_rfc3339("2027-02-20T12:30:00Z");
  REQUIRE(then);
  CHECK(rfc3339(*then) == "2027-02-20T12:30:00Z");
}

TEST_CASE("clock: an offset is taken off, a fraction dropped") {
  const auto then = parse_rfc3339("2027-02-20T18:15:00.750+05:45");
  REQUIRE(then);
  CHECK(rfc3339(*then) == "2027-02-20T12:30:00Z");
}

TEST_CASE("clock: what is no instant is nothing") {
  for (const auto* text : {"", "2027-02-20", "2027-02-20T12:30:00", "2027-02-30T12:30:00Z",
                           "2027-02-20T24:30:00Z", "2027-02-20T12:30:00Z ", "-027-02-20T12:30:00Z",
                           "2027-02-20T12:30:00.Z", "2027-02-20T12:30:00+0100"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_rfc3339(text));
  }
}

}  // namespace qlab
