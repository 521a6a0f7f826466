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

}  // namespace qlab
