// SPDX-License-Identifier: Apache-2.0
#include "lib/core/query.hpp"

#include <doctest/doctest.h>

#include <array>

#include "tests/support/errors.hpp"

namespace qlab {
namespace {

constexpr std::array<std::string_view, 3> fields{"tag", "nation", "rsvp"};

}  // namespace

TEST_CASE("query: words are split at spaces, fields at the first colon, values at commas") {
  const auto terms = parse_query("  tag:a,b  -nation:wales rsvp:w1=yes anna ", fields);
  REQUIRE(terms.size() == 4);
  CHECK(terms[0].field == "tag");
  CHECK(terms[0].values == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(terms[0].negated);
  CHECK(terms[1].field == "nation");
  CHECK(terms[1].negated);
  CHECK(terms[2].values == std::vector<std::string>{"w1=yes"});
  CHECK(terms[3].field.empty());
  CHECK(terms[3].values == std::vector<std::string>{"anna"});
}

TEST_CASE("query: a bare word may be negated, a lone hyphen is a word") {
  const auto terms = parse_query("-anna -", fields);
  REQUIRE(terms.size() == 2);
  CHECK(terms[0].negated);
  CHECK(terms[0].values.front() == "anna");
  CHECK_FALSE(terms[1].negated);
  CHECK(terms[1].values.front() == "-");
}

TEST_CASE("query: nothing is no terms") {
  CHECK(parse_query("", fields).empty());
  CHECK(parse_query("   ", fields).empty());
}

TEST_CASE("query: an unknown field is named with its nearest") {
  const auto error = test::error_of([] { parse_query("natoin:wales", fields); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::usage);
  CHECK(std::string(error->what()) == "a query knows no field 'natoin'");
  CHECK(error->hint() == "did you mean 'nation'?");
}

TEST_CASE("query: a field without a value is refused") {
  for (const auto* query : {"tag:", "tag:,", "-tag:"}) {
    CAPTURE(query);
    const auto error = test::error_of([&] { parse_query(query, fields); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
  }
}

TEST_CASE("query: an assignment is a key, a part behind a dot and a word") {
  const auto whole = parse_assignment("host-led.want=yes");
  CHECK(whole.key == "host-led");
  CHECK(whole.part == "want");
  CHECK(whole.word == "yes");
  const auto key = parse_assignment("future");
  CHECK(key.key == "future");
  CHECK(key.part.empty());
  CHECK(key.word.empty());
  CHECK(parse_assignment("a=b.c=d").word == "b.c=d");
  CHECK(parse_assignment("=x").key.empty());
}

TEST_CASE("query: a period is a year, a month, a day, or from one to another") {
  const auto is = [](std::string_view written, std::string_view from, std::string_view until) {
    const auto period = parse_period(written, "joined:");
    return period.from == parse_rfc3339(from).value() &&
           period.until == parse_rfc3339(until).value();
  };
  CHECK(is("2026", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
  CHECK(is("2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"));
  CHECK(is("2028-02-29", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"));
  CHECK(is("2026-11..2027-01-14", "2026-11-01T00:00:00Z", "2027-01-15T00:00:00Z"));
  CHECK(parse_period("..2026", "joined:").from == Instant::min());
  CHECK(parse_period("2026..", "joined:").until == Instant::max());
  const auto turned = test::error_of([] { parse_period("2026-05..2026-01", "joined:"); });
  REQUIRE(turned);
  CHECK(std::string(turned->what()) == "'2026-05..2026-01' ends before it begins");
  const auto error = test::error_of([] { parse_period("2026..x", "joined:"); });
  REQUIRE(error);
  CHECK(std::string(error->what()) == "'x' is not a date");
  CHECK(error->hint().starts_with("write joined:2026-01-14,"));
}

}  // namespace qlab
