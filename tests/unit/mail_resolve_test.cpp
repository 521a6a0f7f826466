// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/resolve.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "lib/mail/restored.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/mailroom.hpp"

namespace qlab::mail {
namespace {

/// Four mails of which nobody knows, tried now.
struct Doubt : test::Mailroom {
  Doubt() {
    fill(4);
    store.run("UPDATE message SET state = 'uncertain', attempts = 1, tried_at = ?", now);
  }
  [[nodiscard]] Coverage whole_day() const {
    return {now - std::chrono::hours(12), now + std::chrono::hours(12)};
  }
};

Findings findings(std::initializer_list<std::pair<const char*, Proof>> proven) {
  Findings findings;
  for (const auto& [id, proof] : proven) findings.by_message_id[id] = {proof, "log:1: words"};
  return findings;
}

std::string shown(const Resolution& resolution) {
  std::string all;
  for (const auto& mail : resolution.mails) all += std::string(name(mail.state)) + " ";
  return all;
}

}  // namespace

TEST_CASE("resolve: the mails in doubt are looked for by Message-ID") {
  Doubt room;
  room.store.run("UPDATE message SET state = 'sent' WHERE id = 2");
  CHECK(uncertain_mails(room.store) ==
        Wanted{"id1@example.org", "id3@example.org", "id4@example.org"});
}

TEST_CASE("resolve: what is proven is settled, silence proves nothing") {
  Doubt room;
  const auto resolution = judge(room.store,
                                findings({{"id1@example.org", Proof::sent},
                                          {"id2@example.org", Proof::failed},
                                          {"id3@example.org", Proof::not_sent}}),
                                {});
  CHECK(shown(resolution) == "sent failed queued uncertain ");
  CHECK(resolution.mails[3].why == "nothing was found about it");
  CHECK(resolution.count(State::sent) + resolution.count(State::failed) +
            resolution.count(State::queued) + resolution.count(State::uncertain) ==
        4);
  CHECK(room.states() == "uncertain uncertain uncertain uncertain");
  settle(room.store, resolution, room.now);
  CHECK(room.states() == "sent failed queued uncertain");
  CHECK(room.entry(1).detail == "log:1: words");
  CHECK(room.entry(1).done_at == room.now);
  CHECK(room.entry(3).due_at == room.now);
  CHECK_FALSE(room.entry(3).done_at);
}

TEST_CASE("resolve: a complete log that does not name a mail says that it was not sent") {
  const Doubt room;
  const auto resolution =
      judge(room.store, findings({{"id1@example.org", Proof::sent}}), room.whole_day());
  CHECK(shown(resolution) == "sent queued queued queued ");
}

TEST_CASE("resolve: a mail that a complete log names without a clear word stays in doubt") {
  const Doubt room;
  Findings unclear;
  unclear.unclear["id2@example.org"] = "log:7: nobody knows the status 'x'";
  const auto resolution = judge(room.store, unclear, room.whole_day());
  CHECK(shown(resolution) == "queued uncertain queued queued ");
  CHECK(resolution.mails[1].why == "log:7: nobody knows the status 'x'");
}

TEST_CASE("resolve: what a sender that is gone had in hand is in doubt as well") {
  Doubt room;
  room.store.run("UPDATE message SET state = 'sending' WHERE id <= 2");
  const std::vector<std::int64_t> one{1};
  CHECK(uncertain_mails(room.store).size() == 4);
  CHECK(shown(judge(room.store, one, Proof::sent)) == "sent ");
}

TEST_CASE("resolve: a log that ends too early, or begins too late, says nothing about it") {
  const Doubt room;
  auto coverage = room.whole_day();
  coverage.until = room.now + latest_answer;
  CHECK(shown(judge(room.store, {}, coverage)) == "queued queued queued queued ");
  coverage.until -= std::chrono::seconds(1);
  CHECK(shown(judge(room.store, {}, coverage)) == "uncertain uncertain uncertain uncertain ");
  coverage = room.whole_day();
  coverage.from = room.now + std::chrono::seconds(1);
  CHECK(shown(judge(room.store, {}, coverage)) == "uncertain uncertain uncertain uncertain ");
}

TEST_CASE("resolve: what another copy may have sent, it may have sent from its queueing on") {
  test::Mailroom room;
  room.fill(1);
  const auto queued = room.now;
  const auto adopted = queued + std::chrono::hours(3);
  doubt_waiting(room.store, adopted);
  Coverage coverage{queued, adopted + latest_answer};
  CHECK(shown(judge(room.store, {}, coverage)) == "queued ");
  coverage.until -= std::chrono::seconds(1);
  const auto too_short = judge(room.store, {}, coverage);
  CHECK(shown(too_short) == "uncertain ");
  CHECK(too_short.mails[0].why ==
        fmt::format("another copy may have sent it from {} to {}: the log must be complete for that"
                    " time and an hour more",
                    rfc3339(queued), rfc3339(adopted)));
  coverage = {queued + std::chrono::seconds(1), adopted + latest_answer};
  CHECK(shown(judge(room.store, {}, coverage)) == "uncertain ");
}

TEST_CASE("resolve: a person's word settles what is in doubt, and nothing else") {
  Doubt room;
  const std::vector<std::int64_t> two{1, 3};
  const auto resolution = judge(room.store, two, Proof::sent);
  CHECK(shown(resolution) == "sent sent ");
  CHECK(resolution.mails[0].why == "tester says: sent");
  settle(room.store, resolution, room.now);
  CHECK(room.states() == "sent uncertain sent uncertain");
  const std::vector<std::int64_t> wrong{2, 3, 9};
  const auto error = test::error_of([&] { judge(room.store, wrong, Proof::not_sent); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(std::string(error->what()) ==
        "only uncertain mails can be settled; o3: it is sent; o9: there is no such mail");
}

TEST_CASE(
    "resolve: what somebody else settled meanwhile stays, and the log of changes says what was") {
  Doubt room;
  const auto resolution =
      judge(room.store,
            findings({{"id1@example.org", Proof::not_sent}, {"id2@example.org", Proof::sent}}), {});
  room.store.run("UPDATE message SET state = 'sent' WHERE id = 1");
  settle(room.store, resolution, room.now);
  CHECK(room.states() == "sent sent uncertain uncertain");
  const auto log =
      room.store.first("SELECT touched, summary FROM change_log ORDER BY id DESC LIMIT 1");
  REQUIRE(log);
  CHECK(log->text(0) == "o2");
  CHECK(log->text(1) == "settled 1 uncertain mails");
}

}  // namespace qlab::mail
