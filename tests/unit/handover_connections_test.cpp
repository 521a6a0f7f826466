// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/connections.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "lib/scenarios/scenario.hpp"
#include "tests/support/community.hpp"

namespace qlab::handover {
namespace {

using test::day;

std::set<std::pair<std::uint32_t, std::uint32_t>> pairs(const Network& network) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> found;
  network.each_pair([&](std::uint32_t a, std::uint32_t b) {
    CHECK(a < b);
    CHECK(found.emplace(a, b).second);
  });
  return found;
}

/// How many groups of connected members there are, without one of them.
std::size_t groups(const std::set<std::pair<std::uint32_t, std::uint32_t>>& pairs,
                   const std::set<std::uint32_t>& members, std::uint32_t without) {
  std::set<std::uint32_t> left = members;
  left.erase(without);
  std::size_t count = 0;
  while (!left.empty()) {
    ++count;
    std::vector<std::uint32_t> open{*left.begin()};
    left.erase(left.begin());
    while (!open.empty()) {
      const auto member = open.back();
      open.pop_back();
      for (const auto& [a, b] : pairs) {
        const auto other = a == member ? b : b == member ? a : without;
        if (other != without && left.erase(other) > 0) open.push_back(other);
      }
    }
  }
  return count;
}

struct Scene : test::Community {
  std::int64_t person(std::string_view nation) {
    const auto id = member("Person");
    store.run("UPDATE member SET nation = ?2 WHERE id = ?1", id, nation);
    return id;
  }
  void workshop(const std::string& name, const std::vector<std::int64_t>& members, int when = 0) {
    for (const auto id : members) {
      store.run(
          "INSERT INTO participation (member_id, kind, at, object) VALUES (?, 'workshop', ?, ?)",
          id, day(when), name);
    }
  }
};

}  // namespace

TEST_CASE("handover connections: two members are connected once, however often they met") {
  const Network network({{0, 0}, {0, 1}, {1, 1}, {1, 0}, {1, 0}, {2, 2}}, 4);
  CHECK(network.occasions() == 2);
  CHECK(pairs(network) == std::set<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}});
  CHECK(network.partners() == std::vector<std::uint32_t>{1, 1, 0, 0});
  CHECK(network.bridges().empty());
  CHECK(Network({}, 0).occasions() == 0);
}

TEST_CASE("handover connections: a large occasion is an audience") {
  std::vector<Presence> presences;
  for (std::uint32_t member = 0; member <= largest_group; ++member) {
    presences.push_back({0, member});
    if (member < largest_group) presences.push_back({1, member});
  }
  const Network network(presences, largest_group + 1);
  CHECK(network.occasions() == 1);
  CHECK(pairs(network).size() == largest_group * (largest_group - 1) / 2);
  CHECK(network.partners().back() == 0);
}

TEST_CASE("handover connections: bridges are those without whom there are more groups") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    std::vector<Presence> presences;
    for (std::uint32_t i = 0; i < 14; ++i)
      presences.push_back(
          {static_cast<std::uint32_t>(random() % 6), static_cast<std::uint32_t>(random() % 9)});
    const Network network(presences, 9);
    const auto known = pairs(network);
    std::set<std::uint32_t> members;
    for (const auto& [a, b] : known) members.insert({a, b});
    const auto whole = groups(known, members, 99);
    const auto found = network.bridges();
    for (const auto member : members) {
      CAPTURE(member);
      const bool parts = groups(known, members, member) > whole;
      CHECK((std::ranges::find(found, member) != found.end()) == parts);
    }
  }
}

TEST_CASE(
    "handover connections: workshops, webinars and threads count, and nations of few do not") {
  Scene scene;
  auto& store = scene.store;
  std::vector<std::int64_t> welsh;
  for (int i = 0; i < 5; ++i) welsh.push_back(scene.person("Wales"));
  const auto scot = scene.person("Scotland");
  scene.workshop("Cardiff", welsh);
  // Another day is another workshop.
  scene.workshop("Cardiff", {scot}, 40);
  scenarios::add(store, {"host-led", "H", "text"}, scenarios::Opening::now, day(0));
  const auto comment = [&](std::int64_t member, std::optional<std::int64_t> parent, int depth) {
    store.run(
        "INSERT INTO comment (scenario_id, parent_id, depth, member_id, body, format, state,"
        " written_at, created_at) VALUES (1, ?, ?, ?, 'x', 'text', 'published', 0, 0)",
        parent, depth, member);
    return store.last_id();
  };
  const auto first = comment(welsh[0], {}, 1);
  comment(welsh[1], comment(scot, first, 2), 3);
  const auto found = connections(
      meetings(store, members::read_register(store), comments::writing(store).threads), 5);
  CHECK(found.occasions == 2);
  CHECK(found.members == 6);
  CHECK(found.pairs == 12);
  CHECK(found.with_one_only == 0);
  CHECK(found.bridges == 0);
  CHECK(found.median_partners == 4);
  REQUIRE(found.ties.size() == 2);
  CHECK(found.ties[0].one == "Wales");
  CHECK(found.ties[0].other == "Wales");
  CHECK(found.ties[0].pairs == 10);
  CHECK(found.ties[1].one.empty());
  CHECK(found.ties[1].pairs == 2);
  CHECK(connections(
            meetings(store, members::read_register(store), comments::writing(store).threads), 1)
            .ties[1]
            .one == "Scotland");
  store.run("UPDATE member SET erased_at = 1 WHERE id = ?", scot);
  CHECK(connections(
            meetings(store, members::read_register(store), comments::writing(store).threads), 5)
            .members == 5);
}

}  // namespace qlab::handover
