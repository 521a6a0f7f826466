// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/figures.hpp"

#include <doctest/doctest.h>

#include "lib/handover/disclosure.hpp"
#include "lib/store/reading.hpp"
#include "tests/support/community.hpp"

namespace qlab::handover {

using test::Community;

namespace {

constexpr std::int64_t few_quotes = 3;

void add_scenario(Community& community) {
  community.store.run(
      "INSERT INTO scenario (id, slug, title, position, state, opened_at, created_at)"
      " VALUES (1, 's', 'S', 1, 'open', 0, 0)");
}

void add_comment(Community& community, std::int64_t id, std::optional<std::int64_t> parent,
                 std::string_view state) {
  community.store.run(
      "INSERT INTO comment (id, scenario_id, parent_id, depth, body, format, state, licence,"
      " written_at, created_at) VALUES (?1, 1, ?2, ?3, ?1, 'text', ?4, 'unnamed', ?1, 0)",
      id, parent, parent ? 2 : 1, state);
}

}  // namespace

TEST_CASE("handover figures: a published reply to a hidden comment counts as hidden") {
  Community community;
  add_scenario(community);
  add_comment(community, 1, {}, "hidden");
  add_comment(community, 2, 1, "published");
  add_comment(community, 3, 2, "published");
  add_comment(community, 4, {}, "published");
  add_comment(community, 5, 4, "published");
  auto figures = collect(community.store, "UTC", few_quotes, smallest_cell);
  CHECK(figures.comments[1][comments::State::hidden] == 3);
  CHECK(figures.comments[1][comments::State::published] == 2);
  CHECK(figures.quotes.size() == 2);
}

TEST_CASE("handover figures: the newest quotes are read, the oldest of them first") {
  Community community;
  add_scenario(community);
  for (std::int64_t id = 1; id <= 9; ++id) add_comment(community, id, {}, "published");
  const auto quotes = collect(community.store, "UTC", few_quotes, smallest_cell).quotes;
  REQUIRE(quotes.size() == 3);
  CHECK(quotes.front().body == "7");
  CHECK(quotes.back().body == "9");
}

TEST_CASE("handover figures: mail is counted by purpose and state") {
  Community community;
  const auto member = community.member("A", "a@example.org");
  const auto queue = [&](std::string_view purpose, std::string_view state, std::string_view key) {
    community.store.run(
        "INSERT INTO message (purpose, object, recipient, member_id, address, subject, message_id,"
        " token, sender, state, queued_at, due_at) VALUES (?1, ?3, 'm1', ?4, 'a', 's', ?3,"
        " ?3, 's', ?2, 0, 0)",
        purpose, state, key, member);
  };
  queue("remind", "failed", "r1");
  queue("invite", "sent", "i1");
  queue("invite", "sent", "i2");
  const auto mail = collect(community.store, "UTC", few_quotes, smallest_cell).mail;
  REQUIRE(mail.size() == 2);
  CHECK(mail[0].purpose == "invite");
  CHECK(mail[0].messages[static_cast<std::size_t>(mail::State::sent)] == 2);
  CHECK(mail[1].messages[static_cast<std::size_t>(mail::State::failed)] == 1);
}

TEST_CASE("store reading: many queries see one state, whatever others write") {
  Community community;
  const auto reader = store::Store::open(community.folder.path() / "qlab.db", store::Access::read,
                                         {"tester", "test"});
  const auto members = [&] { return reader.first("SELECT COUNT(*) FROM member")->integer(0); };
  {
    const store::Reading reading(reader);
    CHECK(members() == 0);
    community.member("Late");
    CHECK(members() == 0);
  }
  CHECK(members() == 1);
}

}  // namespace qlab::handover
