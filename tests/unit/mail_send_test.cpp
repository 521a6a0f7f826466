// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/send.hpp"

#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/send_scene.hpp"

namespace qlab::mail {
namespace {

using test::ids;
using test::Ids;
using test::person;
using Scene = test::SendScene;

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
  scene.relay.answers[person(2)] = {{Outcome::failed, 550, "no such user", {}}};
  scene.relay.answers[person(3)] = {{Outcome::deferred, 451, "later", {}}};
  scene.relay.answers[person(4)] = {{Outcome::uncertain, 0, "no answer", {}}};
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
  scene.relay.answers[person(1)] = {{Outcome::deferred, 451, "later", {}}};
  CHECK(scene.send().deferred.size() == 1);
  CHECK(scene.send().deferred.empty());
  scene.relay.answers.clear();
  CHECK(ids(scene.send_at(scene.room.now + std::chrono::hours(1)).sent) == Ids{1});
  CHECK(scene.room.entry(1).attempts == 2);
}

TEST_CASE("send: the relay's trouble stops the run and burns nobody") {
  Scene scene(30);
  scene.relay.answers[person(3)] = {{Outcome::not_sent, 421, "closing", Kind::temporary}};
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
  scene.relay.answers[person(1)] = {{Outcome::failed, 554, "spam", Kind::refused}};
  const auto report = scene.send();
  CHECK(report.stop->kind == Kind::refused);
  CHECK(scene.room.states() == "failed queued queued");
}

TEST_CASE("send: a relay that never answers clearly is left alone before everybody is uncertain") {
  Scene scene(30);
  for (int n = 1; n <= 30; ++n) scene.relay.answers[person(n)] = {{Outcome::uncertain, 0, "", {}}};
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
  scene.run.objection = [](const Claimed& message) -> std::optional<std::string> {
    if (message.member_id == 2) return "withdrew consent";
    return {};
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
  scene.relay.before = [&](const Parcel&) { withdrawn = true; };
  scene.run.objection = [&](const Claimed&) {
    return withdrawn ? std::optional<std::string>("withdrew consent") : std::nullopt;
  };
  CHECK(ids(scene.send().sent) == Ids{1});
  CHECK(scene.room.states() == "sent cancelled cancelled");
}

TEST_CASE("send: an interruption ends the run after the message in flight") {
  Scene scene(5);
  scene.run.interrupted = [&] { return scene.relay.count() == 2; };
  const auto report = scene.send();
  CHECK(report.interrupted);
  CHECK(ids(report.sent) == Ids{1, 2});
  CHECK(scene.room.states() == "sent sent queued queued queued");
}

TEST_CASE("send: an error in the middle gives back what was not tried") {
  Scene scene(3);
  for (std::int64_t id = 1; id <= 3; ++id) scene.room.own(id);
  scene.run.objection = [&](const Claimed& message) -> std::optional<std::string> {
    if (message.member_id == 2) throw Error(Kind::io, "the disk failed");
    return {};
  };
  CHECK_THROWS_AS(scene.send(), Error);
  CHECK(scene.room.states() == "sent queued queued");
}

TEST_CASE("send: a result that cannot be recorded is said so, and is uncertain afterwards") {
  Scene scene(3);
  scene.run.max = 1;
  scene.relay.before = [&](const Parcel&) {
    scene.other().run(  // as a disk that is full from now on
        "CREATE TRIGGER full BEFORE UPDATE ON message WHEN NEW.state = 'sent'"
        " BEGIN SELECT RAISE(FAIL, 'the disk is full'); END");
  };
  const auto error = test::error_of([&] { scene.send(); });
  REQUIRE(error);
  CHECK(std::string(error->what()).starts_with("what became of 'o1' cannot be recorded: "));
  scene.room.store.run("DROP TRIGGER full");
  CHECK(scene.room.states() == "sending queued queued");
  scene.relay.before = [](const Parcel&) {};
  CHECK(ids(scene.send().uncertain) == Ids{1});
  CHECK(scene.relay.took == std::vector{person(1), person(2)});
}

TEST_CASE("send: what an earlier sender left behind is reported and not repeated") {
  Scene scene(3);
  REQUIRE(claim(scene.room.store, scene.room.now, 2).size() == 2);
  const auto report = scene.send();
  CHECK(ids(report.uncertain) == Ids{1, 2});
  CHECK(ids(report.sent) == Ids{3});
  CHECK(scene.relay.took == std::vector{person(3)});
}

TEST_CASE("send: a result is on record while the next message is still on its way") {
  Scene scene(3);
  std::string seen;
  scene.relay.before = [&](const Parcel& parcel) {
    const auto store = scene.other();
    while (parcel.envelope.recipient == person(2) && seen != "sent") {
      seen = store.first("SELECT state FROM message WHERE id = 1")->text(0);
    }
  };
  CHECK(scene.send().sent.size() == 3);
  CHECK(seen == "sent");
}

TEST_CASE("send: what is on its way was durably claimed before") {
  Scene scene(3);
  std::vector<std::string> states;
  scene.relay.before = [&](const Parcel& parcel) {
    states.push_back(
        scene.other()
            .first("SELECT state FROM message WHERE address = ?", parcel.envelope.recipient)
            ->text(0));
  };
  scene.send();
  CHECK(states == std::vector<std::string>(3, "sending"));
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
  scene.run.objection = [](const Claimed& message) {
    return message.member_id ? std::optional<std::string>("withdrew consent") : std::nullopt;
  };
  const auto report = rehearse(scene.room.store, scene.run);
  CHECK(ids(report.sent) == Ids{1, 3});
  CHECK(ids(report.cancelled) == Ids{2});
  CHECK(scene.relay.opened == 0);
  CHECK(scene.room.states() == "queued queued queued");
}

}  // namespace qlab::mail
