// SPDX-License-Identifier: Apache-2.0
#include "lib/store/migrations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <array>

namespace qlab::store {
namespace {

constexpr std::array<std::string_view, 2> two_steps{
    "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT) STRICT; INSERT INTO note (body) VALUES "
    "('kept');",
    "ALTER TABLE note ADD COLUMN at INTEGER;"};

int version(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

}  // namespace

TEST_CASE("migrations: each step is climbed once and what was there is kept") {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  CHECK(climb(database, std::span(two_steps).first(1)));
  CHECK(version(database) == 1);
  CHECK(climb(database, two_steps));
  CHECK(version(database) == 2);
  CHECK_FALSE(climb(database, two_steps));
  CHECK(database.execAndGet("SELECT body FROM note WHERE at IS NULL").getString() == "kept");
}

TEST_CASE("migrations: a step that fails leaves the version before the climb, whole") {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  constexpr std::array<std::string_view, 2> broken{
      two_steps[0], "ALTER TABLE note ADD COLUMN at INTEGER; INSERT INTO nowhere VALUES (1);"};
  CHECK_THROWS(climb(database, broken));
  CHECK(version(database) == 0);
  CHECK_FALSE(database.tableExists("note"));
}

}  // namespace qlab::store
