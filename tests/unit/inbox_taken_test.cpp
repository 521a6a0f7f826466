// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/taken.hpp"

#include <doctest/doctest.h>

#include "lib/inbox/record.hpp"
#include "lib/store/change.hpp"
#include "tests/support/new_store.hpp"

namespace qlab::inbox {
namespace {

const std::string one(64, '1');
const std::string two(64, '2');
constexpr Instant now{std::chrono::seconds{1'800'000'000}};

struct Room {
  test::TempDir folder;
  store::Store store = test::new_store(folder.path() / "lab.db", now);
  store::Store other =
      store::Store::open(folder.path() / "lab.db", store::Access::write, {"tester", "test"});

  static void take(store::Store& store, const std::string& digest) {
    store::Change change(store, now);
    Incoming incoming;
    incoming.digest = digest;
    incoming.read_at = now;
    add(store, incoming, "x");
    change.commit("one mail received");
  }
};

}  // namespace

TEST_CASE("taken: a mail is claimed once, and again after it was let go") {
  Room room;
  Taken taken(room.store);
  CHECK(taken.claim(one));
  CHECK_FALSE(taken.claim(one));
  CHECK(taken.claim(two));
  taken.release(one);
  CHECK(taken.claim(one));
}

TEST_CASE("taken: what the store has is not claimed") {
  Room room;
  Taken taken(room.store);
  Room::take(room.store, one);
  CHECK_FALSE(taken.claim(one));
}

TEST_CASE("taken: what another program takes meanwhile is seen, what this one takes is not news") {
  Room room;
  Taken taken(room.store);
  const auto seen = taken.seen();
  CHECK(taken.claim(one));
  Room::take(room.store, two);
  CHECK(taken.seen() == seen);
  Room::take(room.other, one);
  CHECK(taken.seen() != seen);
  CHECK(taken.has(one));
}

}  // namespace qlab::inbox
