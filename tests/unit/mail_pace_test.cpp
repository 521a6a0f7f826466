// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/pace.hpp"

#include <doctest/doctest.h>

#include "tests/support/send_scene.hpp"

namespace qlab::mail {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// How long a pace makes the next message wait.
auto wait_of(const Pace& pace) { return pace.next() - std::chrono::steady_clock::now(); }

}  // namespace

TEST_CASE("pace: messages leave evenly") {
  const test::Mailroom room;
  Pace pace(room.store, 60, room.now);
  CHECK(wait_of(pace) <= seconds(0));
  pace.spend(1);
  const auto first = pace.next();
  pace.spend(1);
  CHECK(pace.next() - first == seconds(1));
  pace.spend(3);
  CHECK(pace.next() - first == seconds(4));
}

TEST_CASE("pace: without a limit nobody waits and nothing is written") {
  test::Mailroom room;
  Pace pace(room.store, 0, room.now);
  CHECK_FALSE(pace.limited());
  pace.spend(1000);
  CHECK(wait_of(pace) <= seconds(0));
  pace.save(room.store, 100);
  CHECK(room.store.first("SELECT next_at_ms FROM send_pace")->integer(0) == 0);
}

TEST_CASE("pace: a second run in the same minute goes on where the first one stopped") {
  test::Mailroom room;
  Pace pace(room.store, 60, room.now);
  pace.spend(10);
  pace.save(room.store, 0);
  const Pace next(room.store, 60, room.now);
  CHECK(wait_of(next) > seconds(8));
  CHECK(wait_of(next) <= seconds(11));
  const Pace later(room.store, 60, room.now + seconds(11));
  CHECK(wait_of(later) <= seconds(0));
}

TEST_CASE("pace: what a crash leaves claimed counts as spent") {
  test::Mailroom room;
  const Pace pace(room.store, 60, room.now);
  pace.save(room.store, 5);
  CHECK(wait_of(Pace(room.store, 60, room.now)) > seconds(4));
}

TEST_CASE("pace: a clock that is set back does not silence anybody for long") {
  test::Mailroom room;
  Pace pace(room.store, 60, room.now);
  pace.spend(10);
  pace.save(room.store, 0);
  CHECK(wait_of(Pace(room.store, 60, room.now - hours(24))) <= seconds(120));
  hold_until(room.store, room.now + seconds(60));
  CHECK(held_until(room.store, room.now) == room.now + seconds(60));
  CHECK_FALSE(held_until(room.store, room.now - hours(48)));
  CHECK_FALSE(held_until(room.store, room.now + seconds(60)));
}

TEST_CASE("pace: a run keeps to it over all its connections, and leaves it to the next") {
  test::SendScene scene(5);
  scene.run.connections = 4;
  scene.run.rate_per_minute = 1200;  // one each 50 ms
  const auto start = std::chrono::steady_clock::now();
  CHECK(scene.send().sent.size() == 5);
  CHECK(std::chrono::steady_clock::now() - start >= milliseconds(200));
  const auto next = scene.room.store.first("SELECT next_at_ms FROM send_pace")->integer(0);
  CHECK(next >= qlab::seconds(scene.room.now) * 1000 + 250);
}

}  // namespace qlab::mail
