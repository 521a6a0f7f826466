// SPDX-License-Identifier: Apache-2.0
#include "lib/store/clone_guard.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "lib/store/snapshot.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::store {
namespace {

const Author author{"tester", "test"};

std::string reason(const std::filesystem::path& path) {
  return displacement(Store::open(path, Access::write, author)).value_or("adopted");
}

struct Place {
  test::TempDir folder;
  std::filesystem::path path = folder.path() / "qlab.db";
  std::filesystem::path copy = folder.path() / "copy.db";
  Place() { Store::create(path, test::day(0), author); }

  [[nodiscard]] Store open() const { return Store::open(path, Access::write, author); }
  void depart() const {
    auto store = open();
    const Departure departure(store);
  }
  void adopt_here() const {
    auto store = open();
    adopt(
        store, "test", [](Store&) {}, test::day(1));
  }
};

}  // namespace

TEST_CASE("clone guard: a new store is adopted where it was made, and stays it") {
  const Place place;
  CHECK(reason(place.path) == "adopted");
  place.depart();
  CHECK(reason(place.path) == "adopted");
  CHECK_FALSE(test::error_of([&] { require_adopted(place.open()); }));
}

TEST_CASE("clone guard: a copy beside it and a store that was moved are not") {
  const Place place;
  std::filesystem::copy_file(place.path, place.copy);
  CHECK(reason(place.copy) == "it was adopted as '" + place.path.string() + "'");
  CHECK(reason(place.path) == "adopted");
  std::filesystem::rename(place.path, place.folder.path() / "moved.db");
  CHECK(reason(place.folder.path() / "moved.db").starts_with("it was adopted as"));
  const auto error =
      test::error_of([&] { require_adopted(Store::open(place.copy, Access::read, author)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(error->hint().find("qlab store adopt --reason") != std::string::npos);
}

TEST_CASE("clone guard: a whole folder put back is not the file that was adopted") {
  const Place place;
  std::filesystem::copy_file(place.path, place.copy);
  // While the first still exists, so that the copy cannot have its inode.
  std::filesystem::rename(place.path, place.folder.path() / "aside.db");
  std::filesystem::rename(place.copy, place.path);
  CHECK(reason(place.path) == "the file is a copy of the one that was adopted");
}

TEST_CASE("clone guard: an earlier state written over the same file is behind what was sent") {
  const Place place;
  const auto before = test::read(place.path);
  place.depart();
  test::write(place.path, before);
  CHECK(reason(place.path) == "mail has left from here since it was copied");
}

TEST_CASE("clone guard: a state copied during a sending run is behind it, too") {
  const Place place;
  std::string during;
  {
    auto store = place.open();
    const Departure departure(store);
    store.run("PRAGMA wal_checkpoint(TRUNCATE)");
    during = test::read(place.path);
  }
  test::write(place.path, during);
  CHECK(reason(place.path) == "mail has left from here since it was copied");
}

TEST_CASE("clone guard: another machine and a missing place file are told") {
  const Place place;
  {
    auto store = place.open();
    store.run("UPDATE store_place SET machine = 'another'");
  }
  CHECK(reason(place.path) == "it was adopted on another machine");
  place.adopt_here();
  std::filesystem::remove(place_file(place.path));
  CHECK(reason(place.path) == "'" + place_file(place.path).string() + "' is missing");
}

TEST_CASE("clone guard: a backup is adopted nowhere, wherever it is put") {
  const Place place;
  backup(place.path, place.copy, Overwrite::no);
  CHECK(reason(place.copy) == "it is a backup, or was restored from one");
  CHECK(is_in_doubt(Store::open(place.copy, Access::read, author)));
  test::write(place.path, test::read(place.copy));
  CHECK(reason(place.path) == "it is a backup, or was restored from one");
}

TEST_CASE("clone guard: adopting settles, is logged, and unseats the one that was there") {
  const Place place;
  backup(place.path, place.copy, Overwrite::no);
  const auto original = test::read(place.path);
  test::write(place.path, test::read(place.copy));
  bool settled = false;
  {
    auto store = place.open();
    adopt(
        store, "the disk was replaced", [&](Store&) { settled = true; }, test::day(1));
    CHECK(store.first("SELECT summary FROM change_log")->view(0) ==
          "adopted: the disk was replaced");
  }
  CHECK(settled);
  CHECK(reason(place.path) == "adopted");
  test::write(place.path, original);
  CHECK(reason(place.path) == "another store was adopted in its place");
}

TEST_CASE("clone guard: what settling throws leaves the store adopted nowhere") {
  const Place place;
  backup(place.path, place.copy, Overwrite::no);
  {
    auto store = Store::open(place.copy, Access::write, author);
    CHECK_THROWS_AS(
        adopt(
            store, "test", [](Store&) { throw Error(Kind::failed, "no"); }, test::day(1)),
        Error);
  }
  CHECK(reason(place.copy) == "it is a backup, or was restored from one");
}

TEST_CASE("clone guard: a store from before places adopts itself, but not in another's place") {
  const Place place;
  {
    auto store = place.open();
    Change change(store, test::day(1));
    store.run("INSERT INTO tag (name) VALUES ('founder')");
    change.commit("used");
  }
  const auto forget = [&] {
    auto store = place.open();
    store.run("DELETE FROM store_place");
  };
  forget();
  CHECK(reason(place.path) == "it is a backup, or was restored from one");
  forget();
  std::filesystem::remove(place_file(place.path));
  CHECK(reason(place.path) == "adopted");
}

}  // namespace qlab::store
