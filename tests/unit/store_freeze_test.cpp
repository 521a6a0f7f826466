// SPDX-License-Identifier: Apache-2.0
#include "lib/store/freeze.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::store {
namespace {

using test::day;
using test::error_of;

struct Scene : test::Community {
  explicit Scene(std::optional<Instant> from) {
    Change change(store, day(0), WhenFrozen::allowed);
    freeze_from(store, from);
    change.commit("frozen");
  }
  void write(Instant now, WhenFrozen when_frozen = WhenFrozen::refused) {
    Change change(store, now, when_frozen);
    store.run("UPDATE store_identity SET created_at = created_at + 1");
    change.commit("written");
  }
  [[nodiscard]] std::int64_t writes() const {
    return number("SELECT count(*) FROM change_log WHERE summary = 'written'");
  }
};

}  // namespace

TEST_CASE("store freeze: a change is taken until it begins, and refused from then on") {
  Scene scene(day(5));
  scene.write(day(5) - std::chrono::seconds(1));
  CHECK(scene.writes() == 1);
  const auto error = error_of([&] { scene.write(day(5)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(std::string(error->what()) ==
        "the store is frozen for the handover since 2027-01-06T09:00:00Z: 'test' writes nothing");
  CHECK(error->hint().find("qlab handover plan thaw") != std::string::npos);
  CHECK(scene.writes() == 1);
  // The refused one left no transaction behind.
  scene.write(day(6), WhenFrozen::allowed);
  CHECK(scene.writes() == 2);
}

TEST_CASE("store freeze: a bare transaction is as old as its command") {
  const test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  {
    auto store = Store::create(path, day(0), {"tester", "test"});
    Transaction transaction(store);
    freeze_from(store, day(5));
    transaction.commit();
  }
  auto early = Store::open(path, Access::write, {"tester", "test", day(4)});
  CHECK_FALSE(error_of([&] { const Transaction transaction(early); }));
  auto late = Store::open(path, Access::write, {"tester", "test", day(5)});
  CHECK(error_of([&] { const Transaction transaction(late); }).value().kind() == Kind::refused);
  CHECK_FALSE(error_of([&] { const Transaction transaction(late, WhenFrozen::allowed); }));
}

TEST_CASE("store freeze: is lifted as it was set, and none is the rule") {
  Scene scene(std::nullopt);
  CHECK_FALSE(is_frozen(scene.store, day(1000)));
  scene.write(day(1000));
  freeze_from(scene.store, day(7));
  freeze_from(scene.store, day(3));
  CHECK(frozen_from(scene.store) == day(3));
  CHECK(is_frozen(scene.store, day(3)));
  freeze_from(scene.store, std::nullopt);
  CHECK_FALSE(frozen_from(scene.store));
}

}  // namespace qlab::store
