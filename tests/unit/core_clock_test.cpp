// SPDX-License-Identifier: Apache-2.0
#include "lib/core/clock.hpp"

#include <doctest/doctest.h>

namespace qlab {

TEST_CASE("clock: an instant is written and read back") {
  const auto then = parse_rfc3339("2027-02-20T12:30:00Z");
  REQUIRE(then);
  CHECK(rfc3339(*then) == "2027-02-20T12:30:00Z");
}

TEST_CASE("clock: every instant that can be written is, and others as the nearest") {
  for (const auto* text : {"0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z",
                           "2028-02-29T09:05:07Z", "9999-12-31T23:59:59Z"}) {
    CHECK(rfc3339(parse_rfc3339(text).value()) == text);
  }
  CHECK(rfc3339(Instant::min()) == "0000-01-01T00:00:00Z");
  CHECK(rfc3339(Instant::max()) == "9999-12-31T23:59:59Z");
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
