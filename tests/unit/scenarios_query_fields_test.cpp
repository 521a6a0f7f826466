// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/query_fields.hpp"

#include <doctest/doctest.h>

#include "lib/members/find.hpp"
#include "lib/scenarios/respond.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::scenarios {
namespace {

using test::day;
using test::error_of;

/// Members A to D and the open scenario 'host-led'.
struct Four : test::Community {
  Four() {
    for (const auto* name : {"A", "B", "C", "D"}) member(name);
    scenario = add(store, {"host-led", "Led by a host", "Text"}, Opening::now, day(1));
  }

  void say(std::int64_t member, const Response& response) {
    (void)respond(store, scenario, member, response, Source::staff, day(2));
  }

  [[nodiscard]] std::string found(std::string_view query) const {
    std::string names;
    members::each(store, members::Query::parse(query, query_fields()),
                  [&](const members::Member& member) { names += member.name; });
    return names;
  }

  Scenario scenario;
};

}  // namespace

TEST_CASE("scenarios query: a stance is the present one, by its axis") {
  Four lab;
  lab.say(1, {.want = Answer::yes, .support = Answer::no});
  lab.say(2, {.want = Answer::yes});
  lab.say(2, {.want = Answer::conditional, .condition = "in the evening"});
  lab.say(3, {.value = Answer::yes});
  CHECK(lab.found("stance:host-led.want=yes") == "A");
  CHECK(lab.found("stance:s1.want=yes,conditional") == "AB");
  CHECK(lab.found("stance:host-led.want") == "AB");
  CHECK(lab.found("stance:host-led") == "ABC");
  CHECK(lab.found("stance:host-led.want=none") == "CD");
  CHECK(lab.found("stance:host-led=none") == "D");
  CHECK(lab.found("-stance:host-led.value=yes") == "ABD");
  CHECK(lab.found("stance:host-led.want=yes stance:host-led.support=no") == "A");
}

TEST_CASE("scenarios query: an answer to an earlier text is stale and counts as nothing else") {
  Four lab;
  lab.say(1, {.want = Answer::yes});
  lab.store.run("UPDATE scenario SET version = 2, material_version = 2");
  lab.scenario = require(lab.store, "host-led");
  lab.say(2, {.want = Answer::yes});
  CHECK(lab.found("stance:host-led.want=yes") == "B");
  CHECK(lab.found("stance:host-led.want=stale") == "A");
  CHECK(lab.found("stance:host-led=stale") == "A");
  CHECK(lab.found("stance:host-led.want=yes,stale") == "AB");
}

TEST_CASE("scenarios query: a scenario, axis or answer that is not there is named") {
  const Four lab;
  const auto hint = [&](std::string_view query, Kind kind) {
    const auto error = error_of([&] { (void)lab.found(query); });
    REQUIRE(error);
    CHECK(error->kind() == kind);
    return error->hint();
  };
  CHECK(hint("stance:hots-led.want=yes", Kind::not_found) == "did you mean 'host-led'?");
  CHECK(hint("stance:host-led.wnat=yes", Kind::usage) == "did you mean 'want'?");
  CHECK(hint("stance:host-led.want=conditionl", Kind::usage) == "did you mean 'conditional'?");
  CHECK(hint("stance:host-led=yes", Kind::usage) ==
        "write stance:host-led.want=yes; the axes are: want, value, support");
}

}  // namespace qlab::scenarios
