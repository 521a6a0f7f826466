// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/retry.hpp"

#include <doctest/doctest.h>

#include "tests/support/mailroom.hpp"

namespace qlab::mail {
namespace {

using Ids = std::vector<std::int64_t>;

/// One mail in each state, in the order of the states.
struct EveryState : test::Mailroom {
  EveryState() {
    fill(static_cast<int>(all_states.size()));
    std::int64_t id = 0;
    for (const auto state : all_states) {
      store.run("UPDATE message SET state = ?2, attempts = 3, due_at = ?3 WHERE id = ?1", ++id,
                name(state), now + std::chrono::hours(1));
    }
  }
};

}  // namespace

TEST_CASE("retry: failed and deferred mails are due now, their bytes and names the same") {
  EveryState room;
  const auto bytes = bytes_of(room.store, 4);
  const auto retries = retriable(room.store, Ids{4, 5});
  CHECK(retries.refused.empty());
  retry_all(room.store, retries, room.now);
  CHECK(room.states() == "queued sending sent queued queued uncertain cancelled missed");
  CHECK(room.entry(4).due_at == room.now);
  CHECK(room.entry(4).attempts == 0);
  CHECK(room.entry(4).message_id == "id4@example.org");
  CHECK(bytes_of(room.store, 4) == bytes);
}

TEST_CASE("retry: every other state is refused with its own reason") {
  const EveryState room;
  const auto retries = retriable(room.store, Ids{1, 2, 3, 4, 5, 6, 7, 8, 99});
  CHECK(retries.again == Ids{4, 5});
  std::string refusals;
  for (const auto& [id, why] : retries.refused) refusals += std::to_string(id) + ": " + why + "\n";
  CHECK(refusals ==
        "1: it waits for the next 'mail send' already\n"
        "2: it is being sent\n"
        "3: it was sent already\n"
        "6: it may have been sent: 'qlab mail resolve' settles that\n"
        "7: it was taken out for good\n"
        "8: its time has passed\n"
        "99: there is no such mail\n");
}

TEST_CASE("retry: a query means only what can be retried, and an empty one nothing") {
  const EveryState room;
  CHECK(retriable(room.store, "object:w1").again == Ids{4, 5});
  CHECK(retriable(room.store, "state:failed").again == Ids{5});
  CHECK(retriable(room.store, "object:w1").refused.empty());
  CHECK(retriable(room.store, "  ").again.empty());
}

}  // namespace qlab::mail
