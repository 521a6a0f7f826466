// SPDX-License-Identifier: Apache-2.0
#include "lib/store/store.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "lib/core/error.hpp"
#include "lib/store/change.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::store {
namespace {

constexpr Instant now{std::chrono::seconds(1'800'000'000)};
const Author author{"tester", "unit test"};

Kind kind_of_opening(const std::filesystem::path& path, Access access = Access::write) {
  try {
    Store::open(path, access, author);
  } catch (const Error& error) {
    return error.kind();
  }
  return Kind::failed;
}

std::int64_t count(const Store& store, const std::string& table) {
  return store.first("SELECT count(*) FROM " + table)->integer(0);
}

}  // namespace

TEST_CASE("store: a new one is for its owner only and opens again") {
  const test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  { Store::create(path, now, author); }
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0600);
  const auto store = Store::open(path, Access::read, author);
  CHECK(count(store, "member") == 0);
}

TEST_CASE("store: what exists is never overwritten") {
  const test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  test::write(path, "precious");
  CHECK_THROWS_AS(Store::create(path, now, author), Error);
  CHECK(test::read(path) == "precious");
}

TEST_CASE("store: absent, foreign, damaged, empty and newer files are refused as configuration") {
  const test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  CHECK(kind_of_opening(path) == Kind::config);
  test::write(path,
              "this is a letter, not a database, although it has more than one hundred bytes "
              "so that it looks like one at first");
  CHECK(kind_of_opening(path) == Kind::config);
  test::write(path, "");
  CHECK(kind_of_opening(path) == Kind::config);
  CHECK(test::read(path).empty());

  const auto newer = folder.path() / "newer.db";
  {
    auto store = Store::create(newer, now, author);
    store.run("PRAGMA user_version = 999");
  }
  CHECK(kind_of_opening(newer) == Kind::config);
  CHECK(kind_of_opening(newer, Access::read) == Kind::config);
}

TEST_CASE("store: another program's file is refused and none of its triggers runs") {
  const test::TempDir folder;
  const auto path = folder.path() / "foreign.db";
  {
    auto store = Store::create(path, now, author);
    store.run("CREATE TRIGGER hostile AFTER INSERT ON member BEGIN DELETE FROM member; END");
    store.run("PRAGMA application_id = 1");
  }
  const auto before = test::read(path);
  CHECK(kind_of_opening(path) == Kind::config);
  CHECK(test::read(path) == before);
}

TEST_CASE("store: a symbolic link is not followed") {
  const test::TempDir folder;
  { Store::create(folder.path() / "real.db", now, author); }
  std::filesystem::create_symlink(folder.path() / "real.db", folder.path() / "link.db");
  CHECK_THROWS_AS(Store::open(folder.path() / "link.db", Access::write, author), Error);
}

TEST_CASE("store: a change leaves one row of the log with a changeset that can be inverted") {
  const test::TempDir folder;
  auto store = Store::create(folder.path() / "qlab.db", now, author);
  {
    Change change(store, now);
    store.run("INSERT INTO member (name, joined_at, updated_at) VALUES ('Anna', ?, ?)", now, now);
    change.touch(Letter::member, store.last_id());
    change.commit("added one member");
  }
  const auto log = store.first(
      "SELECT actor, command, summary, touched, length(changeset), batches, at FROM change_log");
  REQUIRE(log);
  CHECK(log->view(0) == "tester");
  CHECK(log->view(1) == "unit test");
  CHECK(log->view(2) == "added one member");
  CHECK(log->view(3) == "m1");
  CHECK(log->integer(4) > 0);
  CHECK(log->view(5).empty());
  CHECK(log->instant(6) == now);
}

TEST_CASE("store: a change that is not committed leaves nothing, one that did nothing no log row") {
  const test::TempDir folder;
  auto store = Store::create(folder.path() / "qlab.db", now, author);
  {
    Change change(store, now);
    store.run("INSERT INTO member (name, joined_at, updated_at) VALUES ('Anna', ?, ?)", now, now);
  }
  CHECK(count(store, "member") == 0);
  {
    Change change(store, now);
    change.commit("nothing");
  }
  CHECK(count(store, "change_log") == 0);
}

TEST_CASE("store: a batch records its new rows by range and changed rows by changeset") {
  const test::TempDir folder;
  auto store = Store::create(folder.path() / "qlab.db", now, author);
  store.run("INSERT INTO member (name, joined_at, updated_at) VALUES ('Anna', ?, ?)", now, now);
  {
    Change change(store, now, Recording::batch);
    store.run("INSERT INTO member (name, joined_at, updated_at) VALUES ('Ben', ?, ?)", now, now);
    change.inserted("member", store.last_id(), store.last_id());
    change.record(true);
    store.run("UPDATE member SET role = 'chair' WHERE id = 1");
    change.commit("imported");
  }
  const auto log = store.first("SELECT batches, length(changeset) FROM change_log");
  REQUIRE(log);
  CHECK(log->view(0) == "member 2 2");
  CHECK(log->integer(1) > 0);
  CHECK(log->integer(1) < 120);
}

TEST_CASE("store: a rule of the schema ends in its own error and the change rolls back") {
  const test::TempDir folder;
  auto store = Store::create(folder.path() / "qlab.db", now, author);
  Change change(store, now);
  CHECK_THROWS_AS(store.run("INSERT INTO member_address (member_id, position, address, key) VALUES "
                            "(77, 0, 'x', 'x')"),
                  ConstraintError);
}

TEST_CASE("store: where a table or a column is not there, the store is not as it was made") {
  const test::TempDir folder;
  auto store = Store::create(folder.path() / "qlab.db", now, author);
  for (const auto* sql : {"SELECT id FROM nowhere", "SELECT nowhere FROM member"}) {
    const auto error = test::error_of([&] { (void)store.first(sql); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::config);
    INFO(std::string(error->what()));
    CHECK(std::string(error->what()).starts_with("the store is not as qlab made it: no such "));
    CHECK(error->hint() == "'qlab store check' names what differs");
  }
}

}  // namespace qlab::store
