// SPDX-License-Identifier: Apache-2.0
// Several connections at once: together faster, and each other's trouble is everybody's.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>

#include "tests/support/errors.hpp"
#include "tests/support/send_scene.hpp"

namespace qlab::mail {
namespace {

using test::ids;
using test::Ids;
using test::person;
using Scene = test::SendScene;

/// Where threads wait for each other; a test that waits too long has failed.
class Meeting {
 public:
  bool await(const std::function<bool(std::size_t arrived)>& enough) {
    std::unique_lock lock(m_mutex);
    ++m_arrived;
    m_changed.notify_all();
    return m_changed.wait_for(lock, std::chrono::seconds(30), [&] { return enough(m_arrived); });
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::size_t m_arrived = 0;
};

const Delivery relay_trouble{Outcome::not_sent, 421, "closing", Kind::temporary, {}};

}  // namespace

TEST_CASE("connections: each is opened once, and no more than there are messages") {
  Scene many(500);
  many.run.connections = 4;
  CHECK(many.send().sent.size() == 500);
  CHECK(many.relay.opened == 4);
  CHECK(many.room.states("-state:sent").empty());
  auto took = many.relay.took;
  std::sort(took.begin(), took.end());
  CHECK(std::unique(took.begin(), took.end()) == took.end());
  Scene few(2);
  few.run.connections = 4;
  CHECK(few.send().sent.size() == 2);
  CHECK(few.relay.opened == 2);
}

TEST_CASE("connections: they deliver at the same time") {
  Scene scene(5);
  scene.run.connections = 4;
  Meeting meeting;
  std::atomic<bool> met = true;
  scene.relay.before = [&](const Parcel& parcel) {
    if (parcel.envelope.recipient == person(1)) return;
    if (!meeting.await([](std::size_t arrived) { return arrived == 4; })) met = false;
  };
  CHECK(scene.send().sent.size() == 5);
  CHECK(met);
}

TEST_CASE("connections: the first message goes alone, so that what stops the run burns one") {
  for (const bool bundles : {false, true}) {
    CAPTURE(bundles);
    Scene scene(20);
    scene.run.connections = 8;
    scene.relay.bundles = bundles;
    for (int n = 1; n <= 20; ++n) {
      scene.relay.answers[person(n)] = {{Outcome::failed, 554, "spam", Kind::refused, {}}};
    }
    const auto report = scene.send();
    CHECK(ids(report.failed) == Ids{1});
    CHECK(report.remaining == 19);
    CHECK(report.stop->kind == Kind::refused);
  }
}

TEST_CASE("connections: one's stop lets the others finish what is on its way, and no more") {
  Scene scene(20);
  scene.run.connections = 2;
  scene.relay.answers[person(3)] = {relay_trouble};
  Meeting meeting;
  scene.relay.before = [&](const Parcel& parcel) {
    const auto& to = parcel.envelope.recipient;
    if (to == person(2) || to == person(3)) {
      meeting.await([](std::size_t arrived) { return arrived == 2; });
    }
  };
  const auto report = scene.send();
  CHECK(report.stop->detail == "closing");
  CHECK(scene.room.states("state:sending,uncertain").empty());
  CHECK(report.sent.size() == scene.relay.took.size());
  CHECK(static_cast<std::size_t>(report.remaining) == 20 - report.sent.size());
  CHECK(std::ranges::find(scene.relay.took, person(2)) != scene.relay.took.end());
  CHECK(scene.room.entry(3).attempts == 0);
}

TEST_CASE("connections: a relay that takes batches gets whole ones") {
  for (const bool bundles : {false, true}) {
    CAPTURE(bundles);
    Scene scene(95);
    scene.run.connections = 3;
    scene.relay.bundles = bundles;
    scene.relay.batch = 10;
    CHECK(scene.send().sent.size() == 95);
    auto requests = scene.relay.requests;
    std::sort(requests.begin(), requests.end());
    CHECK(requests.front() == 5);
    CHECK(std::count(requests.begin(), requests.end(), 10) == 9);
    CHECK(scene.relay.opened == (bundles ? 1 : 3));
  }
}

TEST_CASE("connections: a relay that asks for a moment gets it, and the run goes on") {
  Scene scene(30);
  scene.run.connections = 3;
  const Delivery moment{Outcome::not_sent, 429, "slow down", Kind::temporary,
                        std::chrono::seconds(0)};
  for (const int n : {1, 7, 20}) {
    scene.relay.answers[person(n)] = {moment, {Outcome::sent, 250, "", {}, {}}};
  }
  const auto report = scene.send();
  CHECK_FALSE(report.stop);
  CHECK(report.sent.size() == 30);
  CHECK(scene.room.entry(7).attempts == 1);
}

TEST_CASE("connections: a relay that asks for a moment again and again is left alone") {
  Scene scene(3);
  for (int n = 1; n <= 3; ++n) {
    scene.relay.answers[person(n)] = {
        {Outcome::not_sent, 429, "slow down", Kind::temporary, std::chrono::seconds(0)}};
  }
  const auto report = scene.send();
  CHECK(report.stop->detail == "slow down");
  CHECK(report.remaining == 3);
}

TEST_CASE("connections: a relay that asks for long patience gets it from the next runs too") {
  Scene scene(3);
  scene.relay.answers[person(1)] = {
      {Outcome::not_sent, 429, "slow down", Kind::temporary, std::chrono::seconds(600)},
      {Outcome::sent, 250, "", {}, {}}};
  CHECK(scene.send().stop->detail == "slow down");
  const auto early = scene.send_at(scene.room.now + std::chrono::seconds(599));
  CHECK(early.stop->kind == Kind::temporary);
  CHECK(early.stop->detail == "the relay asked to be left alone until 2027-01-15T09:10:00Z");
  CHECK(scene.relay.took.empty());
  CHECK(scene.send_at(scene.room.now + std::chrono::seconds(600)).sent.size() == 3);
}

TEST_CASE("connections: what a transport throws ends the run, and its message is in doubt") {
  Scene scene(10);
  scene.run.connections = 2;
  scene.relay.before = [](const Parcel& parcel) {
    if (parcel.envelope.recipient == person(4)) throw Error(Kind::failed, "libcurl refuses");
  };
  const auto error = test::error_of([&] { scene.send(); });
  REQUIRE(error);
  CHECK(std::string(error->what()) == "libcurl refuses");
  CHECK(scene.room.entry(4).state == State::sending);
  CHECK(scene.room.states("state:sending") == "sending");
  scene.relay.before = [](const Parcel&) {};
  const auto next = scene.send();
  CHECK(ids(next.uncertain) == Ids{4});
  CHECK(scene.relay.took.size() == 9);
}

TEST_CASE("connections: an interruption lets all finish what is on its way") {
  Scene scene(200);
  scene.run.connections = 4;
  scene.run.interrupted = [&] { return scene.relay.count() >= 20; };
  const auto report = scene.send();
  CHECK(report.interrupted);
  CHECK(report.sent.size() >= 20);
  CHECK(report.sent.size() < 30);
  CHECK(static_cast<std::size_t>(report.remaining) == 200 - report.sent.size());
  CHECK(scene.room.states("state:sending").empty());
}

TEST_CASE("connections: every message is in one list of the report or remains") {
  Scene scene(100);
  scene.run.connections = 4;
  scene.run.max = 80;
  REQUIRE(claim(scene.room.store, scene.room.now, 3).size() == 3);
  for (int n = 5; n <= 100; n += 10) {
    scene.relay.answers[person(n)] = {{Outcome::failed, 550, "unknown", {}, {}}};
    scene.relay.answers[person(n + 1)] = {{Outcome::deferred, 451, "later", {}, {}}};
    scene.relay.answers[person(n + 2)] = {{Outcome::uncertain, 0, "no answer", {}, {}}};
  }
  const auto report = scene.send();
  const auto lists =
      report.sent.size() + report.failed.size() + report.uncertain.size() + report.cancelled.size();
  CHECK(lists + static_cast<std::size_t>(report.remaining) == 100);
  CHECK(report.remaining == static_cast<std::int64_t>(17 + report.deferred.size()));
}

TEST_CASE("quiet hours: what nobody asked for waits for their end, what a person asked for goes") {
  Scene scene(4);
  scene.room.store.run("UPDATE message SET origin = 'automatic' WHERE id IN (2, 3)");
  scene.room.store.run("UPDATE message SET zone = 'Europe/London' WHERE id = 3");
  const auto morning = scene.room.now + std::chrono::hours(9);
  scene.run.quiet_until = [&](std::string_view zone) -> std::optional<Instant> {
    if (zone == "Europe/London") return morning;
    return {};
  };
  const auto planned = rehearse(scene.room.store, scene.run);
  CHECK(ids(planned.sent) == Ids{1, 2, 4});
  CHECK(ids(planned.quiet) == Ids{3});
  const auto report = scene.send();
  CHECK(ids(report.sent) == Ids{1, 2, 4});
  CHECK(ids(report.quiet) == Ids{3});
  CHECK(report.quiet_until == morning);
  CHECK(report.remaining == 1);
  CHECK(scene.room.entry(3).due_at == morning);
  scene.run.quiet_until = {};
  CHECK(ids(scene.send_at(morning).sent) == Ids{3});
}

TEST_CASE("quiet hours: those that begin in the middle of a run hold for the next mail") {
  Scene scene(7);
  scene.room.store.run("UPDATE message SET origin = 'automatic' WHERE id <> 6");
  scene.room.store.run(
      "UPDATE message SET state = 'deferred', attempts = 1, code = 451, detail = 'later',"
      " tried_at = queued_at WHERE id = 7");
  const auto morning = scene.room.now + std::chrono::hours(9);
  scene.run.quiet_until = [&](std::string_view /*zone*/) -> std::optional<Instant> {
    if (scene.relay.count() < 2) return {};
    return morning;
  };
  const auto report = scene.send();
  CHECK(ids(report.sent) == Ids{1, 2, 6});
  CHECK(ids(report.quiet) == Ids{3, 4, 5, 7});
  CHECK(report.quiet_until == morning);
  CHECK(report.remaining == 4);
  CHECK(report.cancelled.empty());
  CHECK_FALSE(report.stop);
  CHECK(scene.room.entry(7).state == State::deferred);
  CHECK(scene.room.entry(7).attempts == 1);
  CHECK(scene.room.entry(7).detail == "later");
  CHECK(scene.room.entry(7).code == 451);
  for (const auto id : Ids{3, 4, 5}) {
    CHECK(scene.room.entry(id).state == State::queued);
    CHECK(scene.room.entry(id).attempts == 0);
    CHECK(scene.room.entry(id).due_at == morning);
    CHECK_FALSE(scene.room.entry(id).tried_at);
  }
  CHECK(scene.room.entry(7).due_at == morning);
  scene.run.quiet_until = {};
  CHECK(ids(scene.send_at(morning).sent) == Ids{3, 4, 5, 7});
}

TEST_CASE("quiet hours: of a batch, and over several connections, no mail leaves once they began") {
  for (const std::size_t batch : {1U, 4U}) {
    Scene scene(60);
    scene.run.connections = 3;
    scene.relay.batch = batch;
    scene.room.store.run("UPDATE message SET origin = 'automatic'");
    const auto morning = scene.room.now + std::chrono::hours(9);
    scene.run.quiet_until = [&](std::string_view /*zone*/) -> std::optional<Instant> {
      if (scene.relay.count() < 20) return {};
      return morning;
    };
    const auto report = scene.send();
    CHECK(report.sent.size() >= 20);
    CHECK(report.sent.size() < 20 + 3 * batch);
    CHECK(report.sent.size() + report.quiet.size() == 60);
  }
}

TEST_CASE("clock: set back by a day, the run neither repeats nor forgets anybody") {
  Scene scene(3);
  scene.relay.answers[person(2)] = {{Outcome::deferred, 451, "later", {}, {}},
                                    {Outcome::sent, 250, "", {}, {}}};
  CHECK(scene.send().sent.size() == 2);
  const auto yesterday = scene.room.now - std::chrono::hours(24);
  CHECK(scene.send_at(yesterday).sent.empty());
  CHECK(ids(scene.send_at(yesterday + std::chrono::minutes(1)).sent) == Ids{2});
  CHECK(scene.send_at(scene.room.now + std::chrono::hours(1)).sent.empty());
  CHECK(scene.relay.took.size() == 3);
}

}  // namespace qlab::mail
