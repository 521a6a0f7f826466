// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/restored.hpp"

#include <doctest/doctest.h>

#include "lib/mail/suppression.hpp"
#include "lib/mail/undo.hpp"
#include "lib/store/snapshot.hpp"
#include "lib/store/undo.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/mailroom.hpp"

namespace qlab::mail {

TEST_CASE("restored: what became of each mail is carried over, and what left since is added") {
  test::Mailroom room;
  room.fill(4);
  const auto file = room.folder.path() / "backup.db";
  store::backup(room.store.path(), file, store::Overwrite::no);
  room.store.run("UPDATE message SET state = 'sent', done_at = 5 WHERE id = 1");
  room.store.run("UPDATE message SET state = 'sending' WHERE id = 2");
  {
    store::Change change(room.store, room.now);
    REQUIRE(queue(room.store, room.draft(5), room.now));
    REQUIRE(queue(room.store, room.draft(6), room.now));
    change.commit("queued");
  }
  room.store.run("UPDATE message SET state = 'sent', done_at = 6 WHERE id = 6");
  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  const auto carried = carry_over(restored, room.store);
  CHECK(carried.updated == 2);
  CHECK(carried.added == 1);
  std::string states;
  list(restored, {}, [&](const Entry& entry) {
    states += ref(Letter::message, entry.id) + " " + std::string(name(entry.state)) + ",";
  });
  CHECK(states == "o1 sent,o2 uncertain,o3 queued,o4 queued,o6 sent,");
  CHECK(find(restored, room.draft(6).place));
  CHECK(bytes_of(restored, 6) == room.draft(6).bytes);
  CHECK(doubt_waiting(restored, room.now) == 2);
}

TEST_CASE("restored: of what was queued since the backup, what may have left is added") {
  test::Mailroom room;
  const auto file = room.folder.path() / "backup.db";
  store::backup(room.store.path(), file, store::Overwrite::no);
  room.fill_with_all_states();
  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  CHECK(carry_over(restored, room.store).added == 3);
  CHECK(find(restored, 2).value().state == State::uncertain);
  CHECK(find(restored, 3).value().state == State::sent);
  CHECK(find(restored, 6).value().state == State::uncertain);
}

TEST_CASE("restored: what waits in a copy is in doubt, and what is settled is not") {
  test::Mailroom room;
  room.fill_with_all_states();
  CHECK(doubt_waiting(room.store, room.now) == 3);
  CHECK(room.states() == "uncertain uncertain sent uncertain failed uncertain cancelled missed");
}

TEST_CASE("restored: what was of use for a time only is so after restoring too") {
  test::Mailroom room;
  const auto file = room.folder.path() / "backup.db";
  store::backup(room.store.path(), file, store::Overwrite::no);
  room.fill(1);
  room.store.run("UPDATE message SET state = 'uncertain', useless_from = 77");
  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  REQUIRE(carry_over(restored, room.store).added == 1);
  CHECK(restored.first("SELECT useless_from FROM message")->integer(0) == 77);
}

TEST_CASE("restored: an address that was suppressed since the backup is not written to") {
  test::Mailroom room;
  const auto file = room.folder.path() / "backup.db";
  store::backup(room.store.path(), file, store::Overwrite::no);
  suppress(room.store, "anna@example.org", SuppressionReason::unsubscribed, "", room.now);
  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  CHECK_FALSE(suppression(restored, "anna@example.org"));
  carry_over(restored, room.store);
  const auto found = suppression(restored, "anna@example.org");
  REQUIRE(found);
  CHECK(found->reason == SuppressionReason::unsubscribed);
}

TEST_CASE("undo of mails: all go while none was sent, whatever the relay said meanwhile") {
  test::Mailroom room;
  room.fill(2);
  room.store.run("UPDATE message SET state = 'deferred', attempts = 1 WHERE id = 2");
  const auto histories = own_histories();
  store::undo(room.store, 1, histories, room.now);
  CHECK(room.states().empty());
}

TEST_CASE("undo of mails: only those that wait are cancelled, and what may have left is counted") {
  test::Mailroom room;
  room.fill_with_all_states();
  room.store.run("UPDATE message SET state = 'uncertain' WHERE state = 'missed'");
  const auto error = test::error_of([&] { store::undo(room.store, 1, own_histories(), room.now); });
  REQUIRE(error);
  CHECK(std::string(error->what())
            .ends_with(": 1 of its mails are sent and 3 may be, and sent mail stays sent"));
  CHECK(cancel_unsent(room.store, *store::find_change(room.store, 1), room.now) == 2);
  CHECK(room.states() == "cancelled sending sent cancelled failed uncertain cancelled uncertain");
}

TEST_CASE("undo of mails: one that is sent or may be stays, and so does everything else") {
  test::Mailroom room;
  room.fill(3);
  room.store.run("UPDATE message SET state = 'sent' WHERE id = 1");
  const auto histories = own_histories();
  const auto refusal = [&] {
    const auto error = test::error_of([&] { store::undo(room.store, 1, histories, room.now); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::refused);
    return std::string(error->what());
  };
  CHECK(refusal().ends_with(": 1 of its mails are sent, and sent mail stays sent"));
  room.store.run("UPDATE message SET state = 'sending' WHERE id = 2");
  CHECK(refusal().ends_with(": 1 of its mails are sent and 1 may be, and sent mail stays sent"));
  CHECK(room.states() == "sent sending queued");
  CHECK(cancel_unsent(room.store, *store::find_change(room.store, 1), room.now) == 1);
  CHECK(room.states() == "sent sending cancelled");
}

}  // namespace qlab::mail
