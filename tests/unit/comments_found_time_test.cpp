// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/found_time.hpp"

#include <doctest/doctest.h>

namespace qlab::comments {
namespace {

/// The instant, with "local" behind one whose zone nobody knows; "none" for what is no time.
std::string read(std::string_view text) {
  const auto written = written_in(text);
  if (!written) return "none";
  return rfc3339(written->at) + (written->is_local ? " local" : "");
}

}  // namespace

TEST_CASE("comments import: a time is read as programs and people write it, in its zone") {
  for (const auto* text :
       {"2027-02-20T12:30:00Z", "2027-02-20 12:30:00 UTC", "2027-02-20 12:30:00.123 GMT",
        "2027-02-20 12:30:00+00", "2027-02-20 13:30:00+0100", "2027-02-20 13:30:00 +0100",
        "2027-02-20T11:00:00-01:30", "2027-02-20 12:30Z", "1803126600", "1803126600.25",
        "1803126600000"}) {
    CAPTURE(text);
    CHECK(read(text) == "2027-02-20T12:30:00Z");
  }
}

TEST_CASE("comments import: a time without a zone is local, a day begins at midnight") {
  CHECK(read("2027-02-20 12:30:00") == "2027-02-20T12:30:00Z local");
  CHECK(read("2027-02-20 12:30") == "2027-02-20T12:30:00Z local");
  CHECK(read("2027-02-20") == "2027-02-20T00:00:00Z local");
}

TEST_CASE("comments import: what is no time is none, and no second of 1970") {
  for (const auto* text : {"", "20.02.2027 12:30", "20.2.2027", "20. Februar 2027", "2027",
                           "46438.52", "1", "-1803126600", "2027-02-20 12:30 CET", "2027-02-30",
                           "2027-02-20 25:00", "2027-02-20+", "12:30", "180312660012"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
  }
}

}  // namespace qlab::comments
