// SPDX-License-Identifier: Apache-2.0
#include "lib/members/traces.hpp"

#include <doctest/doctest.h>

#include "lib/members/find.hpp"
#include "tests/support/community.hpp"

namespace qlab::members {
namespace {

struct Anna : test::Community {
  std::int64_t id = member("Anna Lee", "Anna.Lee@Example.org");
  Traces traces{store, by_id(store, id).value()};
};

}  // namespace

TEST_CASE("traces: a name is known in any case, an address wherever it stands") {
  const Anna anna;
  CHECK(anna.traces.is_named(" anna LEE "));
  CHECK_FALSE(anna.traces.is_named("Anna Lee said so"));
  CHECK(anna.traces.is_mentioned("as ANNA lee said"));
  CHECK_FALSE(anna.traces.is_mentioned("Joanna Leeds"));
  CHECK(anna.traces.is_named("550 <ANNA.lee@example.ORG>: user unknown"));
  CHECK(anna.traces.is_address("anna.lee@example.org"));
}

TEST_CASE("traces: a name is mentioned with or without its accents, whatever the apostrophe") {
  test::Community community;
  const auto id = community.member("Seán Ó’Neill");
  const Traces traces(community.store, by_id(community.store, id).value());
  CHECK(traces.is_mentioned("ask Sean O'Neill"));
  CHECK(traces.is_mentioned("ask seán ó’neill"));
  CHECK_FALSE(traces.is_mentioned("ask Sean O'Neillson"));
}

TEST_CASE("traces: a longer address is another one") {
  const Anna anna;
  for (const auto* other : {"joanna.lee@example.org", "x-anna.lee@example.org",
                            "anna.lee@example.org.uk", "anna.lee@example.organic"}) {
    CAPTURE(other);
    CHECK_FALSE(anna.traces.is_named(other));
  }
  CHECK(anna.traces.is_named("write to anna.lee@example.org."));
}

TEST_CASE("traces: what somebody else has too is nobody's trace") {
  Anna anna;
  anna.member("Sam Hill", "sam@example.org");
  anna.traces.add_name("sam hill");
  anna.traces.add_address("sam@example.org");
  CHECK_FALSE(anna.traces.is_named("Sam Hill"));
  CHECK_FALSE(anna.traces.is_address("sam@example.org"));
  anna.traces.add_name("Anna Jones");
  CHECK(anna.traces.is_named("Anna Jones"));
}

TEST_CASE("traces: a text is masked as it was written") {
  const Anna anna;
  CHECK(anna.traces.masked("I, anna lee <anna.lee@example.org>, Anna Lee, agree") ==
        "I, [former member] <[former member]>, [former member], agree");
}

TEST_CASE("traces: a short first name alone is no mention") {
  test::Community community;
  const auto id = community.member("Bo");
  const Traces traces(community.store, by_id(community.store, id).value());
  CHECK_FALSE(traces.is_mentioned("Bo can come"));
  CHECK(traces.is_named("Bo"));
}

}  // namespace qlab::members
