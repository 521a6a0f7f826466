// SPDX-License-Identifier: Apache-2.0
#include "lib/store/check.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <random>

#include "lib/comments/problems.hpp"
#include "lib/inbox/problems.hpp"
#include "lib/mail/listing.hpp"
#include "lib/mail/problems.hpp"
#include "lib/mail/send_lock.hpp"
#include "lib/members/problems.hpp"
#include "lib/scenarios/problems.hpp"
#include "lib/webinar/problems.hpp"
#include "tests/support/community.hpp"
#include "tests/support/crash.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/mailroom.hpp"

namespace qlab::store {
namespace {

const Author author{"tester", "test"};

std::string messages(const Problems& problems) {
  std::string all;
  for (const auto& problem : problems) {
    CHECK_FALSE(problem.way_out.empty());
    all += problem.message + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("check: a new store is whole") {
  const test::Community lab;
  CHECK(messages(structure_problems(lab.store)).empty());
  CHECK(messages(file_problems(lab.store)).empty());
  CHECK(messages(members::problems(lab.store)).empty());
  CHECK(messages(mail::problems(lab.store)).empty());
}

TEST_CASE("check: what the schema lacks or has too much of is named") {
  test::Community lab;
  lab.store.run("DROP INDEX message_due");
  lab.store.run("CREATE TABLE extra (id INTEGER)");
  CHECK(messages(structure_problems(lab.store)) ==
        "table 'extra' is none of qlab's\nindex 'message_due' is missing\n");
}

TEST_CASE("check: rows that name what is not there are counted") {
  test::Community lab;
  lab.store.run("PRAGMA foreign_keys = OFF");
  lab.store.run("INSERT INTO participation (member_id, kind, at) VALUES (7, 'call', 0)");
  CHECK(messages(structure_problems(lab.store)) ==
        "1 rows of 'participation' name a 'member' that is not there\n");
}

TEST_CASE("check: files that others can read are named, backups too") {
  const test::Community lab;
  std::filesystem::permissions(lab.store.path(), std::filesystem::perms(0644));
  const auto kept = lab.folder.file("qlab.db.before-schema-2", "", std::filesystem::perms(0604));
  const auto found = messages(file_problems(lab.store));
  CHECK(found.find("qlab.db' is open to others (mode 0644)") != std::string::npos);
  CHECK(found.find("before-schema-2' is open to others (mode 0604)") != std::string::npos);
}

TEST_CASE("check: rules of members that the schema cannot say") {
  test::Community lab;
  lab.member("Anna", "anna@example.org");
  lab.store.run("UPDATE member_address SET position = 1");
  lab.store.run(
      "INSERT INTO consent (member_id, purpose, state, actor, at) VALUES"
      " (1, 'contact', 'withdrawn', 'x', 0), (1, 'contact', 'given', 'x', 1)");
  CHECK(messages(members::problems(lab.store)) ==
        "m1 has addresses, and none of them is the primary one\n"
        "m1: consent 'contact' went from 'withdrawn' to 'given' without evidence\n");
}

TEST_CASE("check: rules of the outbox that the schema cannot say") {
  test::Mailroom room;
  room.fill(3);
  room.store.run("UPDATE message SET state = 'sent' WHERE id = 1");
  room.store.run("UPDATE message SET state = 'sending' WHERE id = 2");
  const auto orphans = "1 mails are being sent by nobody: a run was broken off\n";
  CHECK(messages(mail::problems(room.store)) ==
        std::string("o1 is 'sent', and its time of being done says otherwise\n") + orphans);
  const mail::SendLock lock(room.store.path(), std::chrono::milliseconds(0));
  CHECK(messages(mail::problems(room.store)).find("by nobody") == std::string::npos);
}

TEST_CASE("check: rules of scenarios, comments, webinars and replies that the schema cannot say") {
  test::Community lab;
  lab.member("Anna", "anna@example.org");
  lab.store.run("INSERT INTO scenario (slug, title, position, created_at) VALUES ('a', 'A', 1, 0)");
  lab.store.run(
      "INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, actor, at)"
      " VALUES (1, 1, 'want', 'yes', 2, 0, 'staff', 'x', 0)");
  CHECK(messages(scenarios::problems(lab.store)) ==
        "s1 is a draft, and has answers\n1 answers are to a text of s1 that there is not\n"
        "s1 has lost its text\n");
  lab.store.run("INSERT INTO comment_policy (body, at) VALUES ('p', 0)");
  lab.store.run(
      "INSERT INTO comment (scenario_id, parent_id, depth, member_id, body, format, state,"
      " policy_version, written_at, created_at) VALUES"
      " (1, NULL, 1, 1, 'x', 'text', 'published', 1, 0, 0),"
      " (1, 1, 3, NULL, 'x', 'text', 'published', NULL, 0, 0)");
  CHECK(messages(comments::problems(lab.store)) ==
        "c2 does not stand under what it answers\n"
        "the author of c1 has not accepted the policy it was written under\n");
  lab.store.run(
      "INSERT INTO incoming (digest, kind, state, reason, address, subject, bytes, read_at) VALUES"
      " (?1, 'other', 'done', '', 'a@b.org', '', x'61', 0),"
      " (?2, 'other', 'waiting', '', 'a@b.org', '', x'', 0)",
      std::string(64, 'a'), std::string(64, 'b'));
  CHECK(messages(inbox::problems(lab.store)) ==
        "1 mails that came in are settled, and still kept\n"
        "mail 2 waits to be read, and nothing of it was kept\n");
  lab.store.run(
      "INSERT INTO webinar (slug, title, local_start, zone, starts_at, duration_s, capacity, uid,"
      " sequence, created_at) VALUES ('w', 'W', '2027-02-20 12:30', 'UTC', 0, 60, 1, 'u', -1, 0)");
  lab.member("Bob", "bob@example.org");
  lab.store.run(
      "INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at, recorded_at,"
      " actor) VALUES (1, 1, 'yes', 'none', 'staff', 0, 0, 'x'),"
      " (1, 2, 'yes', 'none', 'staff', 0, 0, 'x')");
  CHECK(messages(webinar::problems(lab.store)) ==
        "'w' has 1 places, and 2 are taken or offered\nthe revision of 'w' is below 0\n");
}

TEST_CASE("check: a change of the log that cannot be read is named") {
  test::Community lab;
  lab.store.run(
      "INSERT INTO change_log (at, actor, command, summary, touched, changeset, batches)"
      " VALUES (0, 'x', 'members add', 's', '', x'5401', '')");
  CHECK(messages(log_problems(lab.store)) == "change 1 of the log cannot be read\n");
}

TEST_CASE("check: a trigger or view that no qlab made keeps the store from being opened") {
  test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  { Store::create(path, test::day(0), author); }
  const auto refusal = [&](const std::string& sql) {
    std::filesystem::copy_file(path, folder.path() / "hostile.db",
                               std::filesystem::copy_options::overwrite_existing);
    SQLite::Database((folder.path() / "hostile.db").string(), SQLite::OPEN_READWRITE).exec(sql);
    const auto error =
        test::error_of([&] { Store::open(folder.path() / "hostile.db", Access::read, author); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::config);
    return std::string(error->what());
  };
  CHECK(refusal("CREATE TRIGGER t AFTER INSERT ON member BEGIN DELETE FROM member; END")
            .ends_with("holds what no qlab put there: trigger 't'"));
  CHECK(refusal("CREATE VIEW v AS SELECT 1").ends_with("view 'v'"));
  CHECK(refusal("DROP VIEW rsvp_latest; CREATE VIEW rsvp_latest AS SELECT 1")
            .ends_with("view 'rsvp_latest'"));
  CHECK(refusal("DROP VIEW rsvp_latest; CREATE VIEW rsvp_latest AS\n"
                "SELECT id, webinar_id, member_id, answer, source, answered_at, offer_until\n"
                "FROM rsvp")
            .ends_with("view 'rsvp_latest'"));
  CHECK(refusal("PRAGMA writable_schema = ON;"
                "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
                " VALUES ('Trigger', 't', 'member', 0,"
                " 'CREATE TRIGGER t AFTER INSERT ON member BEGIN DELETE FROM member; END')")
            .ends_with("Trigger 't'"));
}

TEST_CASE("check: a store with one byte changed or cut off anywhere is read or called damaged" *
          doctest::test_suite("long")) {
  test::TempDir folder;
  const auto path = folder.path() / "qlab.db";
  {
    auto store = Store::create(path, test::day(0), author);
    for (int i = 0; i < 50; ++i) {
      store.run("INSERT INTO member (name, joined_at, updated_at) VALUES (?, 0, 0)",
                "Person " + std::to_string(i));
    }
  }
  const auto whole = test::read(path);
  std::mt19937 random(20270115);
  const int rounds = test::runs_long() ? 10'000 : 300;
  int damaged = 0;
  for (int round = 0; round < rounds; ++round) {
    auto bytes = whole;
    const auto at = random() % bytes.size();
    CAPTURE(at);
    if (round % 10 == 0) {
      bytes.resize(at);
    } else {
      bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << (random() % 8)));
    }
    test::write(path, bytes);
    const auto error = test::error_of([&] {
      const auto store = Store::open(path, Access::read, author);
      const auto found = structure_problems(store);
      if (!found.empty()) ++damaged;
      mail::list(store, {}, [](const mail::Entry&) {});
    });
    if (error) {
      INFO(std::string(error->what()));
      CHECK((error->kind() == Kind::config || error->kind() == Kind::io));
      ++damaged;
    }
    CHECK(test::read(path) == bytes);
  }
  CHECK(damaged > rounds / 20);
}

}  // namespace qlab::store
