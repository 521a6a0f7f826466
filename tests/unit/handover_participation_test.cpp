// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/participation.hpp"

#include <doctest/doctest.h>

#include "tests/support/webinar_lab.hpp"

namespace qlab::handover {
namespace {

constexpr auto webinar_kind = static_cast<std::size_t>(members::ParticipationKind::webinar);
constexpr auto comment_kind = static_cast<std::size_t>(members::ParticipationKind::comment);

}  // namespace

TEST_CASE("participation: nothing recorded has no span and no people") {
  const test::WebinarLab lab;
  const Occasions occasions(lab.community.store, {});
  CHECK_FALSE(occasions.span());
  CHECK(occasions.by_period({}).empty());
}

TEST_CASE("participation: who was at a webinar counts once, also where an import said it") {
  test::WebinarLab lab;
  auto& store = lab.community.store;
  const auto member = lab.community.member("Anna");
  const auto start = lab.webinar.starts_at;
  store.run("INSERT INTO participation (member_id, kind, at) VALUES (?, 'webinar', ?)", member,
            start);
  for (const auto* name : {"Anna", "iPhone"}) {
    store.run(
        "INSERT INTO attendance (webinar_id, member_id, name, match, imported_at)"
        " VALUES (?, ?, ?, 'name', ?)",
        lab.webinar.id, member, name, start);
  }
  const Occasions occasions(store, comments::writing(store).published);
  REQUIRE(occasions.span());
  CHECK(occasions.span()->first == start);
  CHECK(occasions.span()->second == start);
  const std::array starts{start - std::chrono::hours(1), start + std::chrono::hours(1)};
  const auto periods = occasions.by_period(starts);
  CHECK(periods.at(0).at(webinar_kind) == 1);
  CHECK(periods.at(1).at(webinar_kind) == 0);
}

TEST_CASE("participation: only published comments count, in the period they were written in") {
  test::WebinarLab lab;
  auto& store = lab.community.store;
  const auto member = lab.community.member("Anna");
  store.run(
      "INSERT INTO scenario (slug, title, position, state, opened_at, created_at)"
      " VALUES ('host', 'Host', 1, 'open', ?1, ?1)",
      test::day(0));
  for (const auto* state : {"published", "pending", "spam"}) {
    store.run(
        "INSERT INTO comment (scenario_id, depth, member_id, body, format, state, written_at,"
        " created_at) VALUES (1, 1, ?1, 'x', 'text', ?2, ?3, ?3)",
        member, state, test::day(3));
  }
  const Occasions occasions(store, comments::writing(store).published);
  const std::array starts{test::day(0), test::day(2)};
  const auto periods = occasions.by_period(starts);
  CHECK(periods.at(0).at(comment_kind) == 0);
  CHECK(periods.at(1).at(comment_kind) == 1);
}

}  // namespace qlab::handover
