// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/plan.hpp"

#include <doctest/doctest.h>

#include "lib/store/freeze.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::handover {
namespace {

using test::day;
using test::error_of;

Plan set(test::Community& scene, std::initializer_list<PlanChange> changes) {
  return change_plan(scene.store, std::span(changes.begin(), changes.size()), day(0));
}

}  // namespace

TEST_CASE("handover plan: dates are set and taken away, and the freeze is the store's") {
  test::Community scene;
  CHECK(plan(scene.store) == Plan());
  CHECK_FALSE(sunset(plan(scene.store)));
  set(scene, {{Step::freeze, day(10)}, {Step::pack, day(12)}, {Step::last_send, day(8)}});
  CHECK(store::frozen_from(scene.store) == day(10));
  CHECK(plan(scene.store).at(Step::pack) == day(12));
  CHECK(sunset(plan(scene.store)) == day(12));
  const auto after = set(scene, {{Step::freeze, {}}, {Step::pack, day(20)}});
  CHECK_FALSE(after.at(Step::freeze));
  CHECK(after == plan(scene.store));
  CHECK_FALSE(store::frozen_from(scene.store));
}

TEST_CASE("handover plan: no step comes before one that it rests on") {
  test::Community scene;
  set(scene, {{Step::freeze, day(10)}, {Step::erasure, day(30)}});
  for (const PlanChange& change :
       {PlanChange{Step::last_send, day(11)}, PlanChange{Step::comments_close, day(11)},
        PlanChange{Step::pack, day(9)}, PlanChange{Step::acknowledgement, day(9)},
        PlanChange{Step::erasure, day(9)}, PlanChange{Step::freeze, day(31)}}) {
    CAPTURE(name(change.step));
    const auto error = error_of([&] { set(scene, {change}); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
  }
  CHECK(plan(scene.store).at(Step::freeze) == day(10));
  // Moved together they may pass each other's old places.
  CHECK(set(scene, {{Step::freeze, day(40)}, {Step::erasure, day(50)}}).at(Step::freeze) ==
        day(40));
}

TEST_CASE("handover plan: is changed after the freeze too, for it lifts it") {
  test::Community scene;
  set(scene, {{Step::freeze, day(-1)}});
  CHECK(store::is_frozen(scene.store, day(0)));
  set(scene, {{Step::freeze, {}}});
  CHECK_FALSE(store::is_frozen(scene.store, day(0)));
}

}  // namespace qlab::handover
