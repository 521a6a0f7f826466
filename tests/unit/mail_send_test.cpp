// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/send.hpp"

#include <doctest/doctest.h>

#include <map>

#include "tests/support/errors.hpp"
#include "tests/support/mailroom.hpp"

namespace qlab::mail {
namespace {

/// A relay that answers as the test says, and remembers what it took.
struct Relay {
  std::map<std::string, Delivery> answers;  ///< by recipient; every other is sent
  std::function<void()> before = [] {};
  std::vector<std::string> took;
  std::vector<std::string> keys;
  int opened = 0;
};

class Wire : public Transport {
 public:
  explicit Wire(Relay& relay) : m_relay(relay) {}

  std::vector<Delivery> deliver(std::span<const Parcel> parcels) override {
    std::vector<Delivery> deliveries;
    for (const auto& parcel : parcels) deliveries.push_back(deliver_one(parcel));
    return deliveries;
  }

 private:
  Delivery deliver_one(const Parcel& parcel) {
    m_relay.before();
    const auto answer = m_relay.answers.find(parcel.envelope.recipient);
    if (answer != m_relay.answers.end()) return answer->second;
    CHECK(parcel.bytes.starts_with("Subject: "));
    m_relay.took.push_back(parcel.envelope.recipient);
    m_relay.keys.emplace_back(parcel.key);
    return {Outcome::sent, 250, "ok", {}};
  }

  Relay& m_relay;
};

struct Scene {
  explicit Scene(int messages) {
    room.fill(messages);
    run.connect = [this] {
      ++relay.opened;
      return std::make_unique<Wire>(relay);
    };
  }
  SendReport send() { return mail::send(room.store, lock, run); }

  test::Mailroom room;
  SendLock lock{room.folder.path() / "qlab.db", std::chrono::milliseconds(0)};
  std::unique_ptr<Clock> clock = stopped_clock(room.now);
  Relay relay;
  Run run{.clock = *clock,
          .max = 1000,
          .connect = {},
          .objection = {},
          .interrupted = {},
          .progress = {}};
};

std::string person(int n) { return fmt::format("person{}@example.org", n); }

std::vector<std::int64_t> ids(const std::vector<Reported>& list) {
  std::vector<std::int64_t> ids;
  for (const auto& one : list) ids.push_back(one.id);
  return ids;
}

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("send: everything due goes out once, over one connection") {
  Scene scene(45);
  const auto report = scene.send();
  CHECK(report.sent.size() == 45);
  CHECK(report.remaining == 0);
  CHECK_FALSE(report.stop);
  CHECK(scene.relay.took.size() == 45);
  CHECK(scene.relay.opened == 1);
  const auto again = scene.send();
  CHECK(again.sent.empty());
  CHECK(scene.relay.took.size() == 45);
}

TEST_CASE("send: each message goes with a key of its own, the same at every attempt") {
  Scene scene(2);
  scene.send();
  const auto keys = scene.relay.keys;
  REQUIRE(keys.size() == 2);
  CHECK_FALSE(keys.front().empty());
  CHECK(keys.front() != keys.back());
  scene.room.store.run("UPDATE message SET state = 'queued', done_at = NULL");
  scene.relay.keys.clear();
  scene.send();
  CHECK(scene.relay.keys == keys);
}

TEST_CASE("send: the relay is not even opened where nothing is due") {
  Scene scene(0);
  CHECK(scene.send().sent.empty());
  CHECK(scene.relay.opened == 0);
}

TEST_CASE("send: a relay that cannot be opened leaves everything queued") {
  Scene scene(2);
  scene.run.connect = []() -> std::unique_ptr<Transport> {
    throw Error(Kind::auth, "the password command failed");
  };
  CHECK_THROWS_AS(scene.send(), Error);
  CHECK(scene.room.states() == "queued queued");
}

TEST_CASE("send: one refused recipient is nobody else's trouble") {
  Scene scene(4);
  scene.relay.answers[person(2)] = {Outcome::failed, 550, "no such user", {}};
  scene.relay.answers[person(3)] = {Outcome::deferred, 451, "later", {}};
  scene.relay.answers[person(4)] = {Outcome::uncertain, 0, "no answer", {}};
  const auto report = scene.send();
  CHECK(ids(report.sent) == Ids{1});
  CHECK(ids(report.failed) == Ids{2});
  CHECK(ids(report.deferred) == Ids{3});
  CHECK(ids(report.uncertain) == Ids{4});
  CHECK(report.failed.front().address == person(2));
  CHECK(report.failed.front().code == 550);
  CHECK(report.failed.front().detail == "no such user");
  CHECK(report.remaining == 1);
  CHECK(scene.room.states() == "sent failed deferred uncertain");
}

TEST_CASE("send: what is deferred comes again in a later run, with the same bytes") {
  Scene scene(1);
  scene.relay.answers[person(1)] = {Outcome::deferred, 451, "later", {}};
  CHECK(scene.send().deferred.size() == 1);
  CHECK(scene.send().deferred.empty());
  const auto later = stopped_clock(scene.room.now + std::chrono::hours(1));
  scene.relay.answers.clear();
  Run second{.clock = *later,
             .max = 10,
             .connect = scene.run.connect,
             .objection = {},
             .interrupted = {},
             .progress = {}};
  CHECK(ids(send(scene.room.store, scene.lock, second).sent) == Ids{1});
  CHECK(scene.room.entry(1).attempts == 2);
}

TEST_CASE("send: the relay's trouble stops the run and burns nobody") {
  Scene scene(30);
  scene.relay.answers[person(3)] = {Outcome::not_sent, 421, "closing", Kind::temporary};
  const auto report = scene.send();
  CHECK(ids(report.sent) == Ids{1, 2});
  REQUIRE(report.stop);
  CHECK(report.stop->kind == Kind::temporary);
  CHECK(report.stop->detail == "closing");
  CHECK(report.remaining == 28);
  CHECK(scene.room.entry(3).attempts == 0);
  CHECK(scene.room.entry(3).detail == "closing");
  CHECK(scene.room.entry(4).attempts == 0);
  CHECK(scene.room.states("state:sending").empty());
}

TEST_CASE("send: a refused content stops the run after the one that was refused") {
  Scene scene(3);
  scene.relay.answers[person(1)] = {Outcome::failed, 554, "spam", Kind::refused};
  const auto report = scene.send();
  CHECK(report.stop->kind == Kind::refused);
  CHECK(scene.room.states() == "failed queued queued");
}

TEST_CASE("send: a relay that never answers clearly is left alone before everybody is uncertain") {
  Scene scene(30);
  for (int n = 1; n <= 30; ++n) scene.relay.answers[person(n)] = {Outcome::uncertain, 0, "", {}};
  const auto report = scene.send();
  CHECK(report.uncertain.size() == 10);
  CHECK(report.stop->kind == Kind::temporary);
  CHECK(report.remaining == 20);
}

TEST_CASE("send: no more are tried than the limit says") {
  Scene scene(30);
  scene.run.max = 25;
  const auto report = scene.send();
  CHECK(report.sent.size() == 25);
  CHECK(report.remaining == 5);
}

TEST_CASE("send: whoever may not be written to any more is left out, with the reason") {
  Scene scene(3);
  scene.room.own(2);
  scene.run.objection = [](std::int64_t member) -> std::optional<std::string> {
    CHECK(member == 2);
    return "withdrew consent";
  };
  const auto report = scene.send();
  CHECK(ids(report.sent) == Ids{1, 3});
  CHECK(ids(report.cancelled) == Ids{2});
  CHECK(report.cancelled.front().detail == "withdrew consent");
  CHECK(scene.room.states() == "sent cancelled sent");
  CHECK(scene.room.entry(2).attempts == 0);
}

TEST_CASE("send: a change of heart during the run holds for the next message") {
  Scene scene(3);
  for (std::int64_t id = 1; id <= 3; ++id) scene.room.own(id);
  bool withdrawn = false;
  scene.relay.before = [&] { withdrawn = true; };
  scene.run.objection = [&](std::int64_t) {
    return withdrawn ? std::optional<std::string>("withdrew consent") : std::nullopt;
  };
  CHECK(ids(scene.send().sent) == Ids{1});
  CHECK(scene.room.states() == "sent cancelled cancelled");
}

TEST_CASE("send: an interruption ends the run after the message in flight") {
  Scene scene(5);
  scene.run.interrupted = [&] { return scene.relay.took.size() == 2; };
  const auto report = scene.send();
  CHECK(report.interrupted);
  CHECK(ids(report.sent) == Ids{1, 2});
  CHECK(scene.room.states() == "sent sent queued queued queued");
}

TEST_CASE("send: an error in the middle gives back what was not tried") {
  Scene scene(3);
  for (std::int64_t id = 1; id <= 3; ++id) scene.room.own(id);
  scene.run.objection = [&](std::int64_t member) -> std::optional<std::string> {
    if (member == 2) throw Error(Kind::io, "the disk failed");
    return {};
  };
  CHECK_THROWS_AS(scene.send(), Error);
  CHECK(scene.room.states() == "sent queued queued");
}

TEST_CASE("send: a result that cannot be recorded is said so, and is uncertain afterwards") {
  Scene scene(3);
  scene.relay.before = [&] {
    scene.room.store.run("PRAGMA query_only = ON");  // as a disk that failed meanwhile
  };
  const auto error = test::error_of([&] { scene.send(); });
  REQUIRE(error);
  CHECK(std::string(error->what()).starts_with("what became of 'o1' cannot be recorded: "));
  scene.room.store.run("PRAGMA query_only = OFF");
  CHECK(scene.room.states() == "sending sending sending");
  scene.relay.before = [] {};
  CHECK(scene.send().uncertain.size() == 3);
  CHECK(scene.relay.took == std::vector{person(1)});
}

TEST_CASE("send: what an earlier sender left behind is reported and not repeated") {
  Scene scene(3);
  REQUIRE(claim(scene.room.store, scene.room.now, 2).size() == 2);
  const auto report = scene.send();
  CHECK(ids(report.uncertain) == Ids{1, 2});
  CHECK(ids(report.sent) == Ids{3});
  CHECK(scene.relay.took == std::vector{person(3)});
}

TEST_CASE("send: each result is on record before the next message goes") {
  Scene scene(3);
  std::vector<std::string> seen;
  scene.relay.before = [&] { seen.push_back(scene.room.states("-state:sending")); };
  scene.send();
  CHECK(seen == std::vector<std::string>{"", "sent", "sent sent"});
}

TEST_CASE("send: progress counts up to what is due") {
  Scene scene(3);
  std::vector<std::string> heard;
  scene.run.progress = [&](std::size_t done, std::size_t total) {
    heard.push_back(fmt::format("{}/{}", done, total));
  };
  scene.send();
  CHECK(heard == std::vector<std::string>{"1/3", "2/3", "3/3"});
}

TEST_CASE("rehearse: tells what would be sent and touches nothing") {
  Scene scene(3);
  scene.room.own(2);
  scene.run.objection = [](std::int64_t) { return std::optional<std::string>("withdrew consent"); };
  const auto report = rehearse(scene.room.store, scene.run);
  CHECK(ids(report.sent) == Ids{1, 3});
  CHECK(ids(report.cancelled) == Ids{2});
  CHECK(scene.relay.opened == 0);
  CHECK(scene.room.states() == "queued queued queued");
}

}  // namespace qlab::mail
