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

TEST_CASE("migrations: a table that others refer to may be rebuilt, and references hold again") {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA foreign_keys = ON");
  constexpr std::array<std::string_view, 2> rebuilt{
      "CREATE TABLE note (id INTEGER PRIMARY KEY, above INTEGER REFERENCES note (id)) STRICT;"
      "CREATE TABLE mark (note_id INTEGER NOT NULL REFERENCES note (id)) STRICT;"
      "INSERT INTO note VALUES (1, NULL), (2, 1); INSERT INTO mark VALUES (2);",
      "CREATE TABLE note_row (id INTEGER PRIMARY KEY, above INTEGER REFERENCES note (id)) STRICT;"
      "INSERT INTO note_row SELECT id, above FROM note; DROP TABLE note;"
      "ALTER TABLE note_row RENAME TO note;"};
  CHECK(climb(database, rebuilt));
  CHECK(database.execAndGet("SELECT count(*) FROM mark JOIN note ON id = note_id").getInt() == 1);
  CHECK(database.execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt() == 0);
  CHECK_THROWS(database.exec("INSERT INTO mark VALUES (3)"));
  CHECK_THROWS(database.exec("DELETE FROM note WHERE id = 2"));
}

}  // namespace qlab::store
