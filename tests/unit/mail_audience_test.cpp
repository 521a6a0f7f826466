// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/audience.hpp"

#include "tests/support/send_scene.hpp"

namespace qlab::mail {
namespace {

using test::ids;
using test::Ids;
using test::SendScene;

/// Four mails of the members 1, 2 and 3, and one to nobody in the register.
struct Scene : SendScene {
  Scene() : SendScene(5) {
    for (const int id : {1, 2, 3}) room.own(id);
    room.store.run("UPDATE message SET member_id = 3 WHERE id = 4");
  }
};

Ids due_to(Scene& scene, const std::vector<std::int64_t>& members) {
  Ids found;
  for (const auto& message :
       due(scene.room.store, scene.room.now, 10, Audience(scene.room.store, members))) {
    found.push_back(message.id);
  }
  return found;
}

}  // namespace

TEST_CASE("audience: only what waits for the members that are meant is sent") {
  Scene scene;
  scene.run.members = std::vector<std::int64_t>{3, 1, 99};
  CHECK(ids(rehearse(scene.room.store, scene.run).sent) == Ids{1, 3, 4});
  const auto report = scene.send();
  CHECK(ids(report.sent) == Ids{1, 3, 4});
  CHECK(report.remaining == 2);
  CHECK(scene.room.states() == "sent queued sent sent queued");
}

TEST_CASE("audience: nobody is nobody, and no connection is opened for them") {
  Scene scene;
  scene.run.members.emplace();
  const auto report = scene.send();
  CHECK(report.sent.empty());
  CHECK(report.remaining == 5);
  CHECK(scene.relay.opened == 0);
}

TEST_CASE("audience: the most that are tried counts theirs alone, over batches and connections") {
  Scene scene;
  scene.run.members = std::vector<std::int64_t>{2, 3};
  scene.run.max = 2;
  CHECK(ids(scene.send().sent) == Ids{2, 3});
  scene.run.connections = 3;
  CHECK(ids(scene.send().sent) == Ids{4});
}

TEST_CASE("audience: what is queued while it stands is not among them, and a new one forgets it") {
  Scene scene;
  CHECK(due_to(scene, {1}) == Ids{1});
  CHECK(due_to(scene, {3}) == Ids{3, 4});
  CHECK(due_to(scene, {}).empty());
  const Audience audience(scene.room.store, std::vector<std::int64_t>{1});
  scene.room.store.run("UPDATE message SET member_id = 1 WHERE id = 5");
  CHECK(count_due(scene.room.store, scene.room.now, audience) == 1);
  CHECK(count_due(scene.room.store, scene.room.now) == 5);
}

TEST_CASE("audience: only their mail is told to wait for the end of quiet hours") {
  Scene scene;
  scene.room.store.run("UPDATE message SET origin = 'automatic'");
  scene.run.members = std::vector<std::int64_t>{2};
  const auto morning = scene.room.now + std::chrono::hours(9);
  scene.run.quiet_until = [&](std::string_view /*zone*/) { return std::optional(morning); };
  CHECK(ids(rehearse(scene.room.store, scene.run).quiet) == Ids{2});
  CHECK(ids(scene.send().quiet) == Ids{2});
  CHECK(scene.room.entry(1).due_at == scene.room.now);
}

}  // namespace qlab::mail
