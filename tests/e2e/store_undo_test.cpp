// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/crash.hpp"
#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"

namespace qlab::test {
namespace {

std::string many_members(int count) {
  std::string rows = "name,email,tags\n";
  for (int i = 0; i < count; ++i) rows += fmt::format("Person {0},p{0}@example.org,a;b\n", i);
  return rows;
}

std::string member_ids(const DeliberationLab& lab) {
  return lab.must({"members", "list", "--format", "ids"});
}

/// A webinar with two members invited by mail: the last change is the invitation.
void invite_two(DeliberationLab& lab) {
  lab.configure(maildir_relay(lab));
  for (const auto* name : {"anna", "ben"}) {
    lab.must({"members", "add", "--name", name, "--email", std::string(name) + "@example.org",
              "--relation", "collaborator"});
  }
  lab.must({"webinar", "add", "future", "--title", "T", "--start", "2027-02-20 12:30", "--duration",
            "1h"});
  lab.must({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"});
}

}  // namespace

TEST_CASE("store undo: the last change goes, then the one before, and a number brings it back") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.member("Ben", "ben@example.org");
  const auto undone = lab.run({"store", "undo", "--json"});
  CHECK(undone.status == 0);
  CHECK(
      parse_json(undone.out) ==
      parse_json(
          R"({"action":"undo","dry_run":false,"change":3,"undone_by":4,"cancelled":0,"erased_rows":0})"));
  CHECK(undone.err == "took back change 3 (members add)\nbring it back with: qlab store undo 4\n");
  CHECK(member_ids(lab) == "m1\n");
  lab.must({"store", "undo"});
  CHECK(member_ids(lab).empty());
  lab.must({"store", "undo", "5"});
  lab.must({"store", "undo", "4"});
  CHECK(member_ids(lab) == "m1\nm2\n");
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
}

TEST_CASE("store undo: what builds on a change is named with the order to take it back in") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "host-led", "m1", "--want", "yes"});
  for (const auto* flag : {"--dry-run", "--no-input"}) {
    check_failed(
        lab.run({"store", "undo", "2", flag}), 6,
        "qlab: change 2 (members add) cannot be taken back: 3 (scenarios respond) builds on "
        "it\nhint: take back first: qlab store undo 3\n");
  }
  CHECK(member_ids(lab) == "m1\n");
}

TEST_CASE("store undo: two who were merged stay one where one of them has said no since") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.member("A. Lee", "lee@example.org");
  lab.must({"members", "consent", "m2", "quote", "refused", "--channel", "mail"});
  lab.must({"members", "merge", "m1", "m2"});
  CHECK(lab.run({"store", "undo", "5", "--dry-run"}).status == 0);
  lab.must({"members", "consent", "lee@example.org", "contact", "withdrawn", "--channel", "mail"});
  check_failed(
      lab.run({"store", "undo", "5"}), 6,
      "qlab: change 5 (members merge) cannot be taken back: m1 said no since, in 6 (members "
      "consent), and nobody can tell which of the two did\n"
      "hint: part them by hand: 'qlab members edit --remove-email' for the other's address, then "
      "'qlab members add'; what was said holds for both addresses\n");
  lab.must({"store", "undo", "6"});
  lab.must({"store", "undo", "5"});
  CHECK(member_ids(lab) == "m1\nm2\n");
}

TEST_CASE("store undo: a rehearsal changes nothing") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  const auto before = read(lab.store());
  CHECK(lab.json({"store", "undo", "--dry-run"}).at("undone_by").is_null());
  CHECK(read(lab.store()) == before);
}

TEST_CASE("store undo: a change that an erased person was part of goes without them, and says so") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.member("Ben", "ben@example.org");
  lab.must({"members", "tag", "m1", "m2", "+host"});
  lab.must({"members", "erase", "m1", "--yes"});
  CHECK(lab.json({"store", "log", "4"}).at("erased_rows") == 1);
  CHECK(lab.json({"store", "log", "4"}).at("can_undo") == true);
  const auto rehearsed = lab.run({"store", "undo", "4", "--dry-run", "--json"});
  CHECK(rehearsed.err ==
        "change 4 held data of a person who was erased: rows of theirs stay as they are\n");
  CHECK(parse_json(rehearsed.out).at("erased_rows") == 1);
  CHECK(lab.json({"members", "list", "tag:host"}).size() == 1);
  const auto undone = lab.run({"store", "undo", "4"});
  CHECK(undone.status == 0);
  CHECK(undone.err ==
        "took back change 4 (members tag)\n"
        "change 4 held data of a person who was erased: rows of theirs stay as they are\n"
        "bring it back with: qlab store undo 6\n");
  CHECK(lab.json({"members", "list", "tag:host"}).empty());
  check_failed(lab.run({"store", "undo", "2"}), 6,
               "qlab: change 2 (members add) cannot be taken back: it held data of a person who "
               "was erased\n");
}

TEST_CASE(
    "store undo: what an erased person's answer stands on cannot go, and that is the reason") {
  const DeliberationLab lab;
  lab.must({"webinar", "add", "future", "--title", "T", "--start", "2027-02-20 12:30", "--duration",
            "1h"});
  lab.member("Anna", "anna@example.org");
  lab.must({"webinar", "rsvp", "future", "m1", "yes"});
  lab.must({"members", "erase", "m1", "--yes"});
  for (const auto* flag : {"--dry-run", "--no-input"}) {
    check_failed(lab.run({"store", "undo", "2", flag}), 6,
                 "qlab: change 2 (webinar add) cannot be taken back: rows that build on it stay, "
                 "since a person was erased who was part of 3 (members add), 4 (webinar rsvp)\n"
                 "hint: nothing was changed\n");
  }
}

TEST_CASE("store undo: an import of 10,000 rows is taken back and brought back") {
  const DeliberationLab lab;
  lab.must({"members", "import", lab.file("many.csv", many_members(10'000))});
  lab.must({"store", "undo"});
  CHECK(member_ids(lab).empty());
  lab.must({"store", "undo", "3"});
  CHECK(lab.json({"members", "view", "m10000"}).at("email") == "p9999@example.org");
}

TEST_CASE("store undo: an import too large to record is deleted again, and the file imports anew" *
          doctest::test_suite("long")) {
  const DeliberationLab lab;
  const auto file = lab.file("many.csv", many_members(runs_long() ? 200'000 : 40'000));
  lab.must({"members", "import", file});
  const auto undone = lab.run({"store", "undo"});
  CHECK(undone.status == 0);
  CHECK(undone.err == "took back change 2 (members import)\n");
  CHECK(member_ids(lab).empty());
  check_failed(
      lab.run({"store", "undo", "3"}), 6,
      "qlab: change 3 (store undo) cannot be taken back: the rows that it deleted were too "
      "many to keep\n");
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
}

TEST_CASE("store undo: an invitation goes whole while no mail of it has left") {
  DeliberationLab lab;
  invite_two(lab);
  lab.must({"store", "undo"});
  CHECK(lab.json({"mail", "list"}).empty());
  lab.must({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"});
  CHECK(states(lab) == "queued queued");
}

TEST_CASE("store undo: sent mail stays sent, and what waits can be cancelled") {
  DeliberationLab lab;
  invite_two(lab);
  lab.must({"mail", "send", "--max", "1"});
  check_failed(lab.run({"store", "undo"}), 6,
               "qlab: change 5 (webinar invite) cannot be taken back: 1 of its mails are sent, and "
               "sent mail stays sent\nhint: --unsent cancels those that still wait, and leaves the "
               "rest as it is\n");
  CHECK(states(lab) == "sent queued");
  CHECK(lab.json({"store", "undo", "--unsent"}).at("cancelled") == 1);
  CHECK(states(lab) == "sent cancelled");
}

TEST_CASE("store undo: an empty log and a number that is none end well") {
  const Lab lab;
  check_failed(lab.run({"store", "undo"}), 10, "qlab: there is no change to take back\n");
  check_failed(lab.run({"store", "undo", "x"}), 2,
               "qlab: 'x' is no change's number\nhint: 'qlab store log' shows them\n");
}

TEST_CASE("store undo: killed at any write, the change is taken back or not" *
          doctest::test_suite("long")) {
  for (int nth = 1; nth <= (runs_long() ? 200 : 12); ++nth) {
    CAPTURE(nth);
    const DeliberationLab lab;
    lab.member("Anna", "anna@example.org");
    const auto killed = run_killed(lab, {"store", "undo"}, "pwrite64,fdatasync,write,fsync", nth);
    const auto ids = member_ids(lab);
    const auto changes = lab.json({"store", "log"}).size();
    CHECK(((ids == "m1\n" && changes == 2) || (ids.empty() && changes == 3)));
    CHECK(lab.run({"store", "check"}).status == 0);
    if (killed.status == 0) {
      CHECK(ids.empty());
      break;
    }
    CHECK(killed.status == 137);
  }
}

}  // namespace qlab::test
