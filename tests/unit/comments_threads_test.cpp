// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/threads.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <set>
#include <utility>

#include "lib/comments/people.hpp"
#include "lib/scenarios/scenario.hpp"
#include "tests/support/community.hpp"

namespace qlab::comments {
namespace {

using test::Community;
using test::day;

struct Talk : Community {
  Talk() { scenarios::add(store, {"host-led", "H", "text"}, scenarios::Opening::now, day(0)); }

  std::int64_t comment(std::int64_t member, std::optional<std::int64_t> parent, int depth,
                       std::string_view state = "published") {
    store.run(
        "INSERT INTO comment (scenario_id, parent_id, depth, member_id, body, format, state,"
        " written_at, created_at) VALUES (1, ?, ?, ?, 'x', 'text', ?, 0, 0)",
        parent, depth, member, state);
    return store.last_id();
  }

  /// Members and the first comments of the threads in which they wrote.
  [[nodiscard]] std::set<std::pair<std::int64_t, std::int64_t>> authors() const {
    std::set<std::pair<std::int64_t, std::int64_t>> found;
    for (const auto& [member, thread] : writing(store).threads) found.emplace(member, thread);
    each_replier(store,
                 [&](std::int64_t member, std::int64_t thread) { found.emplace(member, thread); });
    return found;
  }

  const std::int64_t anna = member("Anna");
  const std::int64_t ben = member("Ben");
  const std::int64_t cai = member("Cai");
};

}  // namespace

TEST_CASE("comments threads: who replies, and who replies to that, is in the thread of the first") {
  Talk talk;
  const auto first = talk.comment(talk.anna, {}, 1);
  talk.comment(talk.anna, {}, 1);  // nobody answers
  talk.comment(talk.cai, talk.comment(talk.ben, first, 2), 3);
  CHECK(talk.authors() == std::set<std::pair<std::int64_t, std::int64_t>>{
                              {talk.anna, first}, {talk.ben, first}, {talk.cai, first}});
}

TEST_CASE("comments threads: what is not published makes nobody an author, nor cuts off replies") {
  Talk talk;
  const auto first = talk.comment(talk.anna, {}, 1, "pending");
  talk.comment(talk.cai, talk.comment(talk.ben, first, 2, "rejected"), 3);
  CHECK(talk.authors() == std::set<std::pair<std::int64_t, std::int64_t>>{{talk.cai, first}});
}

TEST_CASE("comments threads: a damaged store whose levels are wrong is read to its end") {
  Talk talk;
  const auto first = talk.comment(talk.anna, {}, 1);
  talk.comment(talk.ben, first, 3);
  CHECK(talk.authors() ==
        std::set<std::pair<std::int64_t, std::int64_t>>{{talk.anna, first}, {talk.ben, first}});
}

}  // namespace qlab::comments
