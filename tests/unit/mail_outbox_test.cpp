// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/outbox.hpp"

#include <doctest/doctest.h>

#include "tests/support/mailroom.hpp"

namespace qlab::mail {

TEST_CASE("outbox: what is queued is kept to the byte") {
  test::Mailroom room;
  auto draft = room.draft(1);
  draft.bytes = std::string("Subject: x\r\n\r\n\0\xFF.\r\n", 18);
  const auto id = queue(room.store, draft, room.now);
  REQUIRE(id);
  CHECK(bytes_of(room.store, *id) == draft.bytes);
  const auto entry = room.entry(*id);
  CHECK(entry.state == State::queued);
  CHECK(entry.address == "person1@example.org");
  CHECK(entry.message_id == "id1@example.org");
  CHECK(entry.queued_at == room.now);
  CHECK(entry.due_at == room.now);
  CHECK_FALSE(entry.tried_at);
  CHECK_FALSE(entry.done_at);
}

TEST_CASE("outbox: a place is taken for ever, whatever became of its mail") {
  test::Mailroom room;
  const auto id = queue(room.store, room.draft(1), room.now);
  REQUIRE(id);
  auto again = room.draft(1);
  again.handle = {"other@example.org", "othertoken"};
  CHECK_FALSE(queue(room.store, again, room.now));
  CHECK(find(room.store, again.place) == id);
  for (const auto state : all_states) {
    room.store.run("UPDATE message SET state = ?", name(state));
    CHECK_FALSE(queue(room.store, again, room.now));
  }
  again.place.occurrence = "2027-02-20T12:30:00Z";
  CHECK_FALSE(find(room.store, again.place));
  CHECK(queue(room.store, again, room.now));
}

TEST_CASE("outbox: two mails never share a token or a Message-ID") {
  test::Mailroom room;
  REQUIRE(queue(room.store, room.draft(1), room.now));
  auto token = room.draft(2);
  token.handle.token = "token1";
  CHECK_THROWS_AS(queue(room.store, token, room.now), store::ConstraintError);
  auto message_id = room.draft(2);
  message_id.handle.message_id = "id1@example.org";
  CHECK_THROWS_AS(queue(room.store, message_id, room.now), store::ConstraintError);
}

TEST_CASE("outbox: a change that is not committed queues nobody") {
  test::Mailroom room;
  {
    const store::Change change(room.store, room.now);
    REQUIRE(queue(room.store, room.draft(1), room.now));
  }
  CHECK(room.states().empty());
}

TEST_CASE("outbox: only what waits can be cancelled") {
  test::Mailroom room;
  room.fill(2);
  CHECK(cancel(room.store, 1, "the webinar was cancelled", room.now));
  CHECK(room.entry(1).state == State::cancelled);
  CHECK(room.entry(1).detail == "the webinar was cancelled");
  CHECK(room.entry(1).done_at == room.now);
  for (const auto state : all_states) {
    CAPTURE(name(state));
    room.store.run("UPDATE message SET state = ? WHERE id = 2", name(state));
    const bool waits = state == State::queued || state == State::deferred;
    CHECK(cancel(room.store, 2, "too late", room.now) == waits);
    CHECK(room.entry(2).state == (waits ? State::cancelled : state));
  }
}

TEST_CASE("outbox: all that waits about one thing is cancelled together") {
  test::Mailroom room;
  room.fill_with_all_states();
  auto other = room.draft(20);
  other.place.object = "w2";
  REQUIRE(queue(room.store, other, room.now));
  const auto place = room.draft(1).place;
  CHECK(cancel_waiting(room.store, place.purpose, place.object, "moved", room.now) == 2);
  CHECK(room.states() ==
        "cancelled sending sent cancelled failed uncertain cancelled missed queued");
  CHECK(room.entry(1).detail == "moved");
  CHECK(room.entry(1).done_at == room.now);
}

TEST_CASE("outbox: only the place of what was cancelled is given back") {
  test::Mailroom room;
  const auto draft = room.draft(1);
  REQUIRE(queue(room.store, draft, room.now));
  for (const auto state : all_states) {
    CAPTURE(name(state));
    room.store.run("UPDATE message SET state = ?", name(state));
    give_back(room.store, draft.place);
    CHECK(find(room.store, draft.place).has_value() == (state != State::cancelled));
    room.store.run("UPDATE message SET occurrence = ?", draft.place.occurrence);
  }
}

TEST_CASE("outbox: what failed or was deferred can be queued again, and nothing else") {
  test::Mailroom room;
  room.fill(2);
  room.store.run("UPDATE message SET state = 'failed', attempts = 20, done_at = 1 WHERE id = 1");
  const auto later = room.now + std::chrono::hours(1);
  CHECK(retry(room.store, 1, later));
  for (const auto state : all_states) {
    CAPTURE(name(state));
    room.store.run("UPDATE message SET state = ? WHERE id = 2", name(state));
    const bool came_back = state == State::failed || state == State::deferred;
    CHECK(retry(room.store, 2, later) == came_back);
    CHECK(room.entry(2).state == (came_back ? State::queued : state));
  }
  const auto again = room.entry(1);
  CHECK(again.attempts == 0);
  CHECK(again.due_at == later);
  CHECK_FALSE(again.done_at);
  CHECK(again.message_id == "id1@example.org");
}

TEST_CASE("outbox: what waits and what is due are counted apart") {
  test::Mailroom room;
  room.fill(3);
  auto tomorrow = room.draft(4);
  tomorrow.due = room.now + std::chrono::hours(24);
  REQUIRE(queue(room.store, tomorrow, room.now));
  room.store.run("UPDATE message SET state = 'sent' WHERE id = 1");
  room.store.run("UPDATE message SET state = 'deferred' WHERE id = 2");
  CHECK(count_waiting(room.store) == 3);
  CHECK(count_due(room.store, room.now) == 2);
}

}  // namespace qlab::mail
