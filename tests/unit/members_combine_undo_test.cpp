// SPDX-License-Identifier: Apache-2.0
// A merge is one change: its changeset, inverted, brings everything back.
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "lib/handover/holdings.hpp"
#include "lib/members/combine.hpp"
#include "lib/store/functions.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::members {
namespace {

using test::day;

const auto holdings = handover::holdings();

/// Every row of every table that a change records, as text.
std::string everything(SQLite::Database& database) {
  std::string all;
  SQLite::Statement tables(database,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                           " 'sqlite_%' AND name <> 'change_log'"
                           " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
  while (tables.executeStep()) {
    const auto name = tables.getColumn(0).getString();
    SQLite::Statement rows(database, "SELECT * FROM \"" + name + "\"");
    while (rows.executeStep()) {
      all += name;
      for (int i = 0; i < rows.getColumnCount(); ++i) all += "|" + rows.getColumn(i).getString();
      all += "\n";
    }
  }
  return all;
}

int stop_at_conflict(void* /*context*/, int /*kind*/, sqlite3_changeset_iter* /*at*/) {
  return SQLITE_CHANGESET_ABORT;
}

int take_back_the_last_change(SQLite::Database& database) {
  store::add_functions(database.getHandle());
  SQLite::Statement last(database, "SELECT changeset FROM change_log ORDER BY id DESC LIMIT 1");
  REQUIRE(last.executeStep());
  const auto changeset = last.getColumn(0).getString();
  last.reset();
  int size = 0;
  void* inverse = nullptr;
  REQUIRE(sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &size,
                                  &inverse) == SQLITE_OK);
  const auto result = sqlite3changeset_apply(database.getHandle(), size, inverse, nullptr,
                                             stop_at_conflict, nullptr);
  sqlite3_free(inverse);
  return result;
}

/// Two members of whom there is something in every table that a merge touches.
struct Full : test::WebinarLab {
  Full() {
    auto& store = community.store;
    for (const auto* name : {"anna", "lee"}) {
      const auto id = community.member(name, std::string(name) + "@example.org");
      webinar::answer(store, webinar, {id, webinar::Answer::yes, webinar::Source::staff, day(2)},
                      day(2));
      for (const auto& sql : {
               "INSERT OR IGNORE INTO tag (id, name) VALUES (1, 'founder')",
               "INSERT OR IGNORE INTO scenario (id, slug, title, position, state, opened_at,"
               " created_at) VALUES (1, 'host', 'Host', 1, 'open', 0, 0)",
               "INSERT OR IGNORE INTO comment_policy (version, body, at) VALUES (1, 'Be kind', 0)",
           }) {
        store.run(sql);
      }
      for (const auto& sql : {
               "INSERT INTO member_tag (member_id, tag_id) VALUES (?, 1)",
               "INSERT INTO participation (member_id, kind, at) VALUES (?, 'workshop', 5)",
               "INSERT INTO consent (member_id, purpose, state, actor, at) VALUES (?, 'contact',"
               " 'given', 'tester', 1)",
               "INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source,"
               " actor, at) VALUES (1, ?, 'want', 'yes', 1, 1, 'staff', 'tester', 7)",
               "INSERT INTO comment (scenario_id, depth, member_id, body, format, state,"
               " written_at, created_at) VALUES (1, 1, ?, 'Yes', 'text', 'pending', 0, 0)",
               "INSERT INTO comment_policy_acceptance (version, member_id, actor, at)"
               " VALUES (1, ?, 'tester', 3)",
               "INSERT INTO attendance (webinar_id, member_id, name, match, imported_at)"
               " VALUES (1, ?1, 'n' || ?1, 'name', 0)",
               "INSERT INTO message (purpose, object, recipient, member_id, address, subject,"
               " message_id, token, sender, state, queued_at, due_at) VALUES ('invite',"
               " 'w1', 'm' || ?1, ?1, 'a', 's', ?1, ?1, 'x', 'queued', 0, 0)",
           }) {
        store.run(sql, id);
      }
    }
    store.run("UPDATE member SET delivery = 'off', nation = 'Wales' WHERE id = 2");
    store.run("UPDATE member SET nation = 'Cymru' WHERE id = 1");
  }
};

}  // namespace

TEST_CASE("members merge: taken back, everything is as it was") {
  Full lab;
  auto& store = lab.community.store;
  SQLite::Database database(store.path().string(), SQLite::OPEN_READWRITE);
  const auto before = everything(database);
  combine(store, 1, 2, holdings, day(9));
  const auto merged = everything(database);
  CHECK(merged != before);
  CHECK(merged.find("member_merge|2|1|") != std::string::npos);
  CHECK(take_back_the_last_change(database) == SQLITE_OK);
  CHECK(everything(database) == before);
}

TEST_CASE("members merge: what changed since is a conflict, and nothing is taken back by half") {
  Full lab;
  auto& store = lab.community.store;
  SQLite::Database database(store.path().string(), SQLite::OPEN_READWRITE);
  combine(store, 1, 2, holdings, day(9));
  store.run("UPDATE member SET delivery = 'on' WHERE id = 1");
  const auto edited = everything(database);
  CHECK(take_back_the_last_change(database) == SQLITE_ABORT);
  CHECK(everything(database) == edited);
}

}  // namespace qlab::members
