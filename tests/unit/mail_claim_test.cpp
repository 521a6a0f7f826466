// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/claim.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/support/mailroom.hpp"

namespace qlab::mail {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Result result(Claimed message, Outcome outcome, int code = 0, std::string detail = {}) {
  return {std::move(message), {outcome, code, std::move(detail), {}, {}}};
}

}  // namespace

TEST_CASE("claim: what is due is taken oldest first, up to the limit, and counted as an attempt") {
  test::Mailroom room;
  room.fill(3);
  room.store.run("UPDATE message SET due_at = due_at - 60 WHERE id = 3");
  const auto claimed = claim(room.store, room.now, 2);
  REQUIRE(claimed.size() == 2);
  CHECK(claimed[0].id == 3);
  CHECK(claimed[1].id == 1);
  CHECK(claimed[0].attempts == 1);
  CHECK(claimed[0].envelope.recipient == "person3@example.org");
  CHECK(claimed[0].envelope.sender == "lab@example.org");
  CHECK(claimed[0].bytes == room.draft(3).bytes);
  CHECK(room.states() == "sending queued sending");
  CHECK(room.entry(3).attempts == 1);
  CHECK(room.entry(3).tried_at == room.now);
}

TEST_CASE("claim: what is not due, or claimed already, is not taken") {
  test::Mailroom room;
  room.fill(1);
  CHECK(claim(room.store, room.now - seconds(1), 10).empty());
  CHECK(claim(room.store, room.now, 10).size() == 1);
  CHECK(claim(room.store, room.now, 10).empty());
}

TEST_CASE("record: each outcome has its state, its words and its times") {
  test::Mailroom room;
  room.fill(5);
  auto claimed = claim(room.store, room.now, 10);
  const auto later = room.now + minutes(1);
  const std::array outcomes{Outcome::sent, Outcome::deferred, Outcome::failed, Outcome::uncertain,
                            Outcome::not_sent};
  std::vector<Result> results;
  for (std::size_t i = 0; i < claimed.size(); ++i) {
    results.push_back(result(std::move(claimed[i]), outcomes[i], 451, "the relay's words"));
  }
  const auto states = record(room.store, results, later);
  CHECK(states ==
        std::vector{State::sent, State::deferred, State::failed, State::uncertain, State::queued});
  CHECK(room.states() == "sent deferred failed uncertain queued");
  for (std::int64_t id = 1; id <= 5; ++id) {
    CAPTURE(id);
    const auto entry = room.entry(id);
    CHECK(entry.code == 451);
    CHECK(entry.detail == "the relay's words");
    CHECK(entry.tried_at == later);
    CHECK(entry.done_at.has_value() == (id == 1 || id == 3));
    CHECK(entry.attempts == (id == 5 ? 0 : 1));
  }
  CHECK(room.entry(2).due_at >= later + seconds(30));
  CHECK(room.entry(5).due_at == room.now);
}

TEST_CASE("record: the relay's trouble leaves a deferred message deferred") {
  test::Mailroom room;
  room.fill(1);
  room.store.run("UPDATE message SET state = 'deferred', attempts = 3");
  auto claimed = claim(room.store, room.now, 1);
  REQUIRE(claimed.size() == 1);
  const auto troubled = result(std::move(claimed.front()), Outcome::not_sent);
  CHECK(record(room.store, {&troubled, 1}, room.now) == std::vector{State::deferred});
  CHECK(room.entry(1).attempts == 3);
}

TEST_CASE("record: a recipient deferred for the last time has failed, visibly") {
  test::Mailroom room;
  room.fill(1);
  room.store.run("UPDATE message SET state = 'deferred', attempts = 19");
  auto claimed = claim(room.store, room.now, 1);
  const auto last = result(std::move(claimed.front()), Outcome::deferred, 451, "mailbox busy");
  CHECK(record(room.store, {&last, 1}, room.now) == std::vector{State::failed});
  CHECK(room.entry(1).detail == "given up after 20 attempts: mailbox busy");
}

TEST_CASE("release: what was not tried is as it was") {
  test::Mailroom room;
  room.fill(2);
  const auto before = room.now - hours(1);
  room.store.run("UPDATE message SET state = 'deferred', attempts = 2, tried_at = ? WHERE id = 1",
                 before);
  const auto claimed = claim(room.store, room.now, 10);
  release(room.store, claimed);
  CHECK(room.states() == "deferred queued");
  CHECK(room.entry(1).attempts == 2);
  CHECK(room.entry(1).tried_at == before);
  CHECK(room.entry(2).attempts == 0);
  CHECK_FALSE(room.entry(2).tried_at);
}

TEST_CASE("record: a message that was not tried after all says why and counts no attempt") {
  test::Mailroom room;
  room.fill(1);
  auto claimed = claim(room.store, room.now, 1);
  const Result withheld{std::move(claimed.front()), {}, "consent was withdrawn"};
  CHECK(record(room.store, {&withheld, 1}, room.now) == std::vector{State::cancelled});
  const auto entry = room.entry(1);
  CHECK(entry.detail == "consent was withdrawn");
  CHECK(entry.attempts == 0);
  CHECK_FALSE(entry.tried_at);
  CHECK(entry.done_at == room.now);
}

TEST_CASE("record: a relay that asks for more patience than ours gets it, up to two hours") {
  test::Mailroom room;
  room.fill(3);
  auto claimed = claim(room.store, room.now, 3);
  const std::array<seconds, 3> asked{seconds(1), seconds(900), hours(48)};
  for (std::size_t i = 0; i < 3; ++i) {
    const Result later{std::move(claimed[i]), {Outcome::deferred, 450, "later", {}, asked[i]}};
    record(room.store, {&later, 1}, room.now);
  }
  CHECK(room.entry(1).due_at >= room.now + seconds(30));
  CHECK(room.entry(2).due_at == room.now + seconds(900));
  CHECK(room.entry(3).due_at == room.now + hours(2));
}

TEST_CASE("postpone: only automatic mail of the zone waits, and only what is due") {
  test::Mailroom room;
  room.fill(4);
  room.store.run(
      "UPDATE message SET origin = 'automatic', zone = 'Europe/London' WHERE id IN (2, 4)");
  room.store.run("UPDATE message SET origin = 'automatic' WHERE id = 3");
  room.store.run("UPDATE message SET due_at = due_at + 1 WHERE id = 4");
  CHECK(automatic_zones(room.store, room.now) == std::vector<std::string>{"", "Europe/London"});
  const auto until = room.now + hours(8);
  const auto waiting = postpone(room.store, "Europe/London", room.now, until);
  REQUIRE(waiting.size() == 1);
  CHECK(waiting.front().message.id == 2);
  CHECK(room.entry(2).due_at == until);
  CHECK(room.entry(4).due_at == room.now + seconds(1));
  CHECK(claim(room.store, room.now, 10).size() == 2);
}

TEST_CASE("follow_clock: after the clock was set back nothing waits for the time that is gone") {
  test::Mailroom room;
  room.fill(3);
  room.store.run("UPDATE message SET due_at = due_at + 600 WHERE id = 2");
  room.store.run(
      "UPDATE message SET state = 'deferred', tried_at = queued_at, due_at = due_at + 30"
      " WHERE id = 3");
  const auto yesterday = room.now - hours(24);
  follow_clock(room.store, yesterday);
  CHECK(room.entry(1).due_at == yesterday);
  CHECK(room.entry(2).due_at == yesterday + seconds(600));
  CHECK(room.entry(3).due_at == yesterday + seconds(30));
  follow_clock(room.store, yesterday + seconds(60));
  CHECK(room.entry(3).due_at == yesterday + seconds(30));
  CHECK(claim(room.store, yesterday + seconds(60), 10).size() == 2);
}

TEST_CASE("follow_clock: a clock that goes on, or jumps ahead, changes nothing") {
  test::Mailroom room;
  room.fill(1);
  room.store.run("UPDATE message SET due_at = due_at + 600");
  follow_clock(room.store, room.now);
  follow_clock(room.store, room.now + hours(24));
  CHECK(room.entry(1).due_at == room.now + seconds(600));
}

TEST_CASE("recover: what a dead sender had claimed is uncertain and is never claimed again") {
  test::Mailroom room;
  room.fill(3);
  REQUIRE(claim(room.store, room.now, 2).size() == 2);
  const auto lost = recover(room.store);
  REQUIRE(lost.size() == 2);
  CHECK(lost[0].message.id == 1);
  CHECK(lost[1].message.envelope.recipient == "person2@example.org");
  CHECK(lost[0].delivery.outcome == Outcome::uncertain);
  CHECK(room.states() == "uncertain uncertain queued");
  CHECK(room.entry(1).detail == lost[0].delivery.detail);
  CHECK(claim(room.store, room.now + hours(48), 10).size() == 1);
  CHECK(recover(room.store).size() == 1);
}

TEST_CASE("back-off: waits grow from 30 s to 2 h, spread by the id, and end after about a day") {
  seconds before{0};
  seconds total{0};
  std::int64_t attempts = 1;
  for (; const auto wait = back_off(attempts, 7); ++attempts) {
    CHECK(*wait >= std::max(before, seconds(30)));
    CHECK(*wait <= hours(2));
    before = *wait;
    total += *wait;
  }
  CHECK(attempts == 20);
  CHECK(total > hours(20));
  CHECK(total < hours(30));
}

TEST_CASE("back-off: those that were deferred together do not come back together") {
  const auto check = [](std::int64_t attempt, seconds shortest, seconds longest) {
    CAPTURE(attempt);
    std::vector<seconds> spread;
    for (std::int64_t id = 1; id <= 100; ++id) spread.push_back(*back_off(attempt, id));
    std::sort(spread.begin(), spread.end());
    CHECK(spread.front() >= shortest);
    CHECK(spread.back() <= longest);
    CHECK(spread.back() - spread.front() > shortest / 8);
  };
  check(4, seconds(240), seconds(300));
  check(12, seconds(5400), seconds(7200));
}

TEST_CASE("give up: a mail that nobody can use any more is missed, and says why") {
  test::Mailroom room;
  room.fill(2);
  room.store.run("UPDATE message SET useless_from = ? WHERE id = 2", room.now);
  const auto missed = give_up(room.store, room.now);
  REQUIRE(missed.size() == 1);
  CHECK(missed[0].message.id == 2);
  CHECK(room.states() == "queued missed");
  CHECK(room.entry(2).detail == "it would have come too late");
}

TEST_CASE("give up: where every mail is of use nothing is written") {
  test::Mailroom room;
  room.fill(1);
  room.store.run("UPDATE message SET useless_from = ?", room.now + hours(1));
  auto reader =
      store::Store::open(room.folder.path() / "qlab.db", store::Access::read, {"tester", "test"});
  CHECK(give_up(reader, room.now).empty());
}

}  // namespace qlab::mail
