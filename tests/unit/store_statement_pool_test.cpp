// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "lib/store/store.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::store {
namespace {

struct Scene {
  test::TempDir folder;
  Store store = Store::create(folder.path() / "qlab.db", Instant(), {"tester", "test"});

  [[nodiscard]] std::int64_t tags() const {
    return store.first("SELECT count(*) FROM tag")->integer(0);
  }
};

constexpr auto one = "SELECT ?1, ?2";

}  // namespace

TEST_CASE("statements: the same SQL twice at once is two statements, and neither sees the other") {
  const Scene scene;
  auto first = scene.store.prepare(one);
  first.bind(1, "a").step();
  auto second = scene.store.prepare(one);
  second.bind(2, "b").step();
  CHECK(first.integer(0) == 1);
  CHECK(second.text(1) == "b");
}

TEST_CASE("statements: what was bound to one is not bound to the next with the same SQL") {
  const Scene scene;
  { scene.store.prepare(one).bind(1, "a").step(); }
  auto next = scene.store.prepare(one);
  REQUIRE(next.step());
  CHECK(next.is_null(0));
  CHECK(next.is_null(1));
}

TEST_CASE("statements: one that was left open in the middle holds nobody up") {
  Scene scene;
  scene.store.run("INSERT INTO tag (name) VALUES ('a'), ('b')");
  {
    auto open = scene.store.prepare("SELECT name FROM tag");
    open.step();
  }
  auto other = Store::open(scene.store.path(), Access::write, {"other", "test"});
  other.run("INSERT INTO tag (name) VALUES ('c')");
  CHECK(scene.tags() == 3);
  auto again = scene.store.prepare("SELECT name FROM tag");
  int rows = 0;
  while (again.step()) ++rows;
  CHECK(rows == 3);
}

TEST_CASE("statements: one that failed works when it is used again") {
  Scene scene;
  const std::string insert = "INSERT INTO tag (name) VALUES (?)";
  scene.store.run(insert, "a");
  CHECK(test::error_of([&] { scene.store.run(insert, "a"); }));
  scene.store.run(insert, "b");
  CHECK(scene.tags() == 2);
}

TEST_CASE("statements: many different ones, a store that is moved, and one that takes its place") {
  Scene scene;
  for (int n = 0; n < 200; ++n) {
    CHECK(scene.store.first(fmt::format("SELECT {}", n))->integer(0) == n);
  }
  auto moved = std::move(scene.store);
  CHECK(moved.first("SELECT 7")->integer(0) == 7);
  auto other = Store::create(scene.folder.path() / "other.db", Instant(), {"tester", "test"});
  CHECK(other.first("SELECT 8")->integer(0) == 8);
  moved = std::move(other);
  CHECK(moved.first("SELECT 8")->integer(0) == 8);
  CHECK(moved.path().filename() == "other.db");
}

}  // namespace qlab::store
