// SPDX-License-Identifier: Apache-2.0
// Several connections that one thread serves: what holds for threads holds for them, and answers in
// any order find their messages.
#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/send_scene.hpp"

namespace qlab::mail {
namespace {

using test::ids;
using test::Ids;
using test::person;

struct Scene : test::SendScene {
  Scene(int messages, std::size_t connections) : SendScene(messages) {
    run.connections = connections;
    relay.bundles = true;
  }

  /// The first mail goes alone; then the relay says nothing until all connections are busy.
  void answer_when_full() {
    relay.answers_now = [this] {
      return relay.requests.size() == 1 || relay.most_in_flight == run.connections;
    };
  }
};

const Delivery relay_trouble{Outcome::not_sent, 421, "closing", Kind::temporary, {}};

}  // namespace

TEST_CASE("bundle: all connections are busy at once, and no more than there are messages") {
  Scene many(50, 4);
  many.answer_when_full();
  CHECK(many.send().sent.size() == 50);
  CHECK(many.relay.opened == 1);
  CHECK(many.relay.bundled == 4);
  CHECK(many.relay.most_in_flight == 4);
  Scene few(2, 4);
  CHECK(few.send().sent.size() == 2);
  CHECK(few.relay.bundled == 2);
}

TEST_CASE("bundle: answers in another order find their messages") {
  Scene scene(5, 4);
  scene.answer_when_full();
  scene.relay.answers[person(2)] = {{Outcome::failed, 550, "unknown", {}, {}}};
  scene.relay.answers[person(4)] = {{Outcome::deferred, 451, "later", {}, {}}};
  scene.relay.answers[person(5)] = {{Outcome::uncertain, 0, "no answer", {}, {}}};
  const auto report = scene.send();
  CHECK(scene.relay.took == std::vector{person(1), person(3)});
  CHECK(ids(report.sent) == Ids{1, 3});
  CHECK(ids(report.failed) == Ids{2});
  CHECK(ids(report.deferred) == Ids{4});
  CHECK(ids(report.uncertain) == Ids{5});
  CHECK(scene.room.entry(2).detail == "unknown");
  CHECK(scene.room.entry(4).detail == "later");
}

TEST_CASE("bundle: what stops the run lets the others have their own results, and no more leave") {
  Scene scene(20, 3);
  scene.answer_when_full();
  scene.relay.answers[person(4)] = {relay_trouble};  // the last of the three, answered first
  scene.relay.answers[person(3)] = {{Outcome::failed, 550, "unknown", {}, {}}};
  const auto report = scene.send();
  CHECK(report.stop->detail == "closing");
  CHECK(ids(report.sent) == Ids{1, 2});
  CHECK(ids(report.failed) == Ids{3});
  CHECK(report.remaining == 17);
  CHECK(scene.room.entry(4).attempts == 0);
  CHECK(scene.room.states("state:sending,uncertain").empty());
}

TEST_CASE("bundle: what it throws ends the run, and all that is in flight is in doubt") {
  Scene scene(10, 3);
  scene.answer_when_full();
  scene.relay.before = [](const Parcel& parcel) {
    if (parcel.envelope.recipient == person(4)) throw Error(Kind::failed, "libcurl refuses");
  };
  const auto error = test::error_of([&] { scene.send(); });
  REQUIRE(error);
  CHECK(std::string(error->what()) == "libcurl refuses");
  CHECK(scene.room.states("state:sending") == "sending sending sending");
  scene.relay.before = [](const Parcel&) {};
  CHECK(ids(scene.send().uncertain) == Ids{2, 3, 4});
}

TEST_CASE("bundle: an interruption lets all finish what is on its way") {
  Scene scene(200, 4);
  scene.run.interrupted = [&] { return scene.relay.count() >= 20; };
  const auto report = scene.send();
  CHECK(report.interrupted);
  CHECK(report.sent.size() >= 20);
  CHECK(report.sent.size() <= 24);
  CHECK(static_cast<std::size_t>(report.remaining) == 200 - report.sent.size());
  CHECK(scene.room.states("state:sending").empty());
}

TEST_CASE("bundle: a relay that asks for a moment gets it, and the run goes on") {
  Scene scene(30, 3);
  const Delivery moment{Outcome::not_sent, 429, "slow down", Kind::temporary,
                        std::chrono::seconds(1)};
  scene.relay.answers[person(7)] = {moment, {Outcome::sent, 250, "", {}, {}}};
  const auto start = std::chrono::steady_clock::now();
  const auto report = scene.send();
  CHECK_FALSE(report.stop);
  CHECK(report.sent.size() == 30);
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::seconds(1));
}

TEST_CASE("bundle: it keeps the pace of the run while others are in flight") {
  Scene scene(5, 4);
  scene.run.rate_per_minute = 600;
  scene.answer_when_full();
  const auto start = std::chrono::steady_clock::now();
  CHECK(scene.send().sent.size() == 5);
  CHECK(scene.relay.most_in_flight == 4);
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(400));
}

}  // namespace qlab::mail
