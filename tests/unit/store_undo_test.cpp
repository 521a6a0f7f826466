// SPDX-License-Identifier: Apache-2.0
#include "lib/store/undo.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "lib/store/log_redaction.hpp"
#include "lib/store/trusted_references.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::store {
namespace {

struct Logged : test::Community {
  /// One statement as one change; returns its number.
  std::int64_t change(const std::string& sql) {
    Change change(store, test::day(1));
    store.run(sql);
    change.commit("changed");
    return number("SELECT max(id) FROM change_log");
  }
  std::int64_t add_member(const std::string& name) {
    return change("INSERT INTO member (name, joined_at, updated_at) VALUES ('" + name + "', 0, 0)");
  }
  std::int64_t take_back(std::int64_t id) { return undo(store, id, {}, test::day(2)); }

  /// Takes out of the log whatever was recorded of a table, as an erasure does with a person's
  /// rows.
  void erase_from_log(std::string_view table) {
    LogRedaction redaction;
    redaction.drop = [table](const LoggedRow& row) { return row.table == table; };
    redaction.is_named = [](std::string_view) { return false; };
    redact_log(store, redaction);
  }

  /// Everything of the members, as one text.
  [[nodiscard]] std::string members() const {
    return text(
        "SELECT coalesce(group_concat(id || ' ' || name || ' ' || role, ','), '') FROM member");
  }

  [[nodiscard]] Error refusal(std::int64_t id) {
    const auto error = test::error_of([&] { take_back(id); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::refused);
    return *error;
  }
};

}  // namespace

TEST_CASE("undo: an insert, an update and a delete are taken back, and brought back by number") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  const auto update = lab.change("UPDATE member SET role = 'chair' WHERE id = 1");
  const auto remove = lab.change("DELETE FROM member WHERE id = 1");
  const auto redo_remove = lab.take_back(remove);
  CHECK(lab.members() == "1 Anna chair");
  const auto redo_update = lab.take_back(update);
  CHECK(lab.members() == "1 Anna ");
  const auto redo_insert = lab.take_back(insert);
  CHECK(lab.members().empty());
  lab.take_back(redo_insert);
  lab.take_back(redo_update);
  CHECK(lab.members() == "1 Anna chair");
  lab.take_back(redo_remove);
  CHECK(lab.members().empty());
}

TEST_CASE("undo: what was taken back is not taken back twice, but after it was brought back") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  const auto undone = lab.take_back(insert);
  CHECK(std::string(lab.refusal(insert).what()) ==
        "change 1 (test) cannot be taken back: change 2 has taken it back already");
  CHECK(lab.refusal(insert).hint() == "bring it back with: qlab store undo 2");
  lab.take_back(undone);
  CHECK(lab.members() == "1 Anna ");
  lab.take_back(insert);
  CHECK(lab.members().empty());
}

TEST_CASE(
    "undo: later changes of the same row are named, newest first, until they are taken back") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  const auto update = lab.change("UPDATE member SET role = 'chair' WHERE id = 1");
  lab.add_member("Ben");
  const auto later = lab.change("UPDATE member SET nation = 'Wales' WHERE id = 1");
  const auto refused = lab.refusal(insert);
  CHECK(std::string(refused.what()) ==
        "change 1 (test) cannot be taken back: 4 (test), 2 (test) build on it");
  CHECK(refused.hint() == "take back first: qlab store undo 4, then 2");
  CHECK(lab.members() == "1 Anna chair,2 Ben ");
  lab.take_back(later);
  lab.take_back(update);
  lab.take_back(insert);
  CHECK(lab.members() == "2 Ben ");
}

TEST_CASE("undo: a later row that refers to a new one builds on it, with an id of its own or not") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  lab.change(
      "INSERT INTO consent (member_id, purpose, state, actor, at) VALUES (1, 'call', 'given', 'x', "
      "0)");
  CHECK(std::string(lab.refusal(insert).what()).ends_with("2 (test) builds on it"));
  lab.take_back(2);
  const auto tag = lab.change("INSERT INTO tag (name) VALUES ('host')");
  lab.change("INSERT INTO member_tag (member_id, tag_id) VALUES (1, 1)");
  CHECK(std::string(lab.refusal(insert).what()).ends_with("5 (test) builds on it"));
  CHECK(std::string(lab.refusal(tag).what()).ends_with("5 (test) builds on it"));
}

TEST_CASE("undo: a batch is deleted, what it changed is as before, and what came later stays") {
  Logged lab;
  lab.add_member("Anna");
  {
    const TrustedReferences trusted(lab.store);
    Change change(lab.store, test::day(1), Recording::batch);
    lab.store.run(
        "INSERT INTO member (name, joined_at, updated_at) VALUES ('B', 0, 0), ('C', 0, 0)");
    lab.store.run(
        "INSERT INTO member_address (member_id, position, address, key) VALUES (2, 0, 'b', 'b')");
    change.inserted("member", 2, 3);
    change.inserted("member_address", 2, 3);
    change.record(true);
    lab.store.run("UPDATE member SET role = 'chair' WHERE id = 1");
    change.commit("imported");
  }
  lab.add_member("Dora");
  const auto detail = look_at(lab.store, 2, {});
  REQUIRE(detail.tables.size() == 2);
  CHECK(detail.tables[0].table == "member");
  CHECK(detail.tables[0].rows.inserted == 2);
  CHECK(detail.tables[0].rows.updated == 1);
  const auto undone = lab.take_back(2);
  CHECK(lab.members() == "1 Anna ,4 Dora ");
  CHECK(lab.number("SELECT count(*) FROM member_address") == 0);
  CHECK(std::string(lab.refusal(undone).what()).ends_with("too many to keep"));
}

TEST_CASE("undo: rows that a change only adds are named in the log, and go when it is taken back") {
  Logged lab;
  lab.add_member("Anna");
  lab.change(
      "INSERT INTO participation (member_id, kind, at) VALUES (1, 'call', 0), (1, 'call', 1)");
  const auto gone = lab.change("DELETE FROM participation WHERE id = 2");
  {
    Change change(lab.store, test::day(1));
    change.only_adds_to("participation");
    change.only_adds_to("consent");
    lab.store.run(
        "INSERT INTO participation (member_id, kind, at) VALUES (1, 'webinar', 7), (1, 'call', 8)");
    lab.store.run("UPDATE member SET role = 'chair' WHERE id = 1");
    change.commit("came");
  }
  CHECK(lab.text("SELECT batches FROM change_log WHERE id = 4") == "participation 3 4");
  CHECK(lab.number("SELECT instr(changeset, 'webinar') FROM change_log WHERE id = 4") == 0);
  CHECK(lab.number("SELECT instr(changeset, 'chair') FROM change_log WHERE id = 4") > 0);
  lab.take_back(gone);
  lab.take_back(4);
  CHECK(lab.members() == "1 Anna ");
  CHECK(lab.text("SELECT group_concat(id || kind) FROM participation") == "1call,2call");
}

TEST_CASE("undo: a batch that a later change or batch builds on stays") {
  Logged lab;
  {
    Change change(lab.store, test::day(1), Recording::batch);
    lab.store.run(
        "INSERT INTO member (name, joined_at, updated_at) VALUES ('A', 0, 0), ('B', 0, 0)");
    change.inserted("member", 1, 2);
    change.commit("imported");
  }
  SUBCASE("by an edit") { lab.change("UPDATE member SET role = 'chair' WHERE id = 2"); }
  SUBCASE("by rows of another batch") {
    Change change(lab.store, test::day(1), Recording::batch);
    lab.store.run(
        "INSERT INTO participation (member_id, kind, at) VALUES (2, 'call', 0), (1, 'call', 1)");
    change.inserted("participation", 1, 2);
    change.commit("more");
  }
  CHECK(std::string(lab.refusal(1).what()).ends_with("2 (test) builds on it"));
  CHECK(lab.number("SELECT count(*) FROM member") == 2);
}

TEST_CASE("undo: a row that changed behind the log's back is not overwritten") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  lab.store.run("UPDATE member SET role = 'unlogged' WHERE id = 1");
  CHECK(
      std::string(lab.refusal(insert).what()).ends_with("rows of member are not as it left them"));
  CHECK(lab.members() == "1 Anna unlogged");
  CHECK(lab.number("SELECT count(*) FROM change_log") == 1);
}

TEST_CASE("undo: a row that came behind the log's back and refers to a new one stops it") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  lab.store.run("INSERT INTO participation (member_id, kind, at) VALUES (1, 'call', 0)");
  CHECK(std::string(lab.refusal(insert).what()).find("cannot be taken back") != std::string::npos);
  CHECK(lab.members() == "1 Anna ");
}

TEST_CASE("undo: an erased change and an event are refused with their reason") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  lab.store.run("UPDATE change_log SET erased = 1, changeset = x''");
  CHECK(std::string(lab.refusal(insert).what()).ends_with("held data of a person who was erased"));
  log_event(lab.store, "adopted", "", "it is an event", test::day(1));
  CHECK(std::string(lab.refusal(2).what()).ends_with(": it is an event"));
}

TEST_CASE("undo: what an erasure left of a change is taken back, and the log tells how much went") {
  Logged lab;
  lab.add_member("Anna");
  lab.change("INSERT INTO tag (name) VALUES ('host')");
  {
    Change change(lab.store, test::day(1));
    lab.store.run("UPDATE member SET role = 'chair' WHERE id = 1");
    lab.store.run("INSERT INTO member_tag (member_id, tag_id) VALUES (1, 1)");
    change.commit("both");
  }
  lab.erase_from_log("member_tag");
  CHECK(find_change(lab.store, 3)->erased_rows == 1);
  CHECK(find_change(lab.store, 1)->erased_rows == 0);
  CHECK_FALSE(look_at(lab.store, 3, {}).why_not);
  lab.take_back(3);
  CHECK(lab.members() == "1 Anna ");
  CHECK(lab.number("SELECT count(*) FROM member_tag") == 1);
}

TEST_CASE(
    "undo: where the rest of a change cannot go without what was erased, that is the reason") {
  Logged lab;
  {
    Change change(lab.store, test::day(1));
    lab.store.run("INSERT INTO member (name, joined_at, updated_at) VALUES ('Anna', 0, 0)");
    lab.store.run("INSERT INTO participation (member_id, kind, at) VALUES (1, 'call', 0)");
    change.commit("both");
  }
  lab.erase_from_log("participation");
  const auto refused = lab.refusal(1);
  CHECK(std::string(refused.what()) ==
        "change 1 (test) cannot be taken back: it held data of a person who was erased, and the "
        "rest cannot be taken back without it");
  CHECK(refused.hint() == "nothing was changed");
  CHECK(lab.members() == "1 Anna ");
}

TEST_CASE("undo: what was built on a change for a person who was erased since is named") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  lab.change("INSERT INTO participation (member_id, kind, at) VALUES (1, 'call', 0)");
  lab.erase_from_log("participation");
  CHECK(std::string(lab.refusal(insert).what()) ==
        "change 1 (test) cannot be taken back: rows that build on it stay, since a person was "
        "erased who was part of 2 (test)");
  CHECK(lab.members() == "1 Anna ");
}

TEST_CASE("undo: a rehearsal finds what only doing it can find, and keeps nothing") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  undo(lab.store, insert, {}, test::day(2), Keep::no);
  CHECK(lab.members() == "1 Anna ");
  CHECK(lab.number("SELECT count(*) FROM change_log") == 1);
  lab.store.run("UPDATE member SET role = 'unlogged' WHERE id = 1");
  CHECK(test::error_of([&] { undo(lab.store, insert, {}, test::day(2), Keep::no); }));
}

TEST_CASE("undo: a number that is none of the log's is not found") {
  Logged lab;
  const auto error = test::error_of([&] { lab.take_back(7); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::not_found);
}

TEST_CASE("undo: a room with a history of its own says which rows must stay") {
  Logged lab;
  const auto insert = lab.add_member("Anna");
  std::vector<Range> asked;
  bool must_stay = true;
  const std::vector<OwnHistory> histories{
      {"member",
       [&](const Store&, const LogEntry&,
           std::span<const Range> ids) -> std::optional<std::string> {
         asked.assign(ids.begin(), ids.end());
         return must_stay ? std::optional<std::string>("they are precious") : std::nullopt;
       },
       "ask somebody"}};
  const auto error = test::error_of([&] { undo(lab.store, insert, histories, test::day(2)); });
  REQUIRE(error);
  CHECK(std::string(error->what()).ends_with("they are precious"));
  CHECK(error->hint() == "ask somebody");
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].first == 1);
  // Where they may go, they go even though their own history went on.
  must_stay = false;
  lab.store.run("UPDATE member SET role = 'moved on' WHERE id = 1");
  undo(lab.store, insert, histories, test::day(2));
  CHECK(lab.members().empty());
}

}  // namespace qlab::store
