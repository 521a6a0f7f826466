// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/published.hpp"

#include <doctest/doctest.h>

#include "lib/comments/add.hpp"
#include "lib/comments/forget.hpp"
#include "lib/comments/mail_address.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"
#include "lib/store/change.hpp"
#include "tests/support/community.hpp"

namespace qlab::comments {

using test::Community;
using test::day;

namespace {

struct Forum : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));

  std::int64_t say(const std::string& body, std::int64_t reply_to = 0, int written = 2) {
    Contribution said;
    said.author = Guest{"Gwen", "gwen@example.org"};
    said.body = body;
    if (reply_to > 0) said.reply_to = ref(Letter::comment, reply_to);
    said.written_at = day(written);
    return add(store, scenario, said, Moderation::off, Acceptance::given, day(9)).id;
  }

  void set(std::int64_t id, std::string_view state) {
    store.run("UPDATE comment SET state = ?2 WHERE id = ?1", id, state);
  }

  /// "1:first 2:second": depth and text, in the order in which they are read.
  [[nodiscard]] std::string read() const {
    std::string all;
    each_published(store, scenario.id, [&](const Published& one) {
      all += fmt::format("{}{}:{}", all.empty() ? "" : " ", one.depth,
                         one.is_gone ? "(gone)" : one.body);
    });
    return all;
  }

  [[nodiscard]] std::int64_t hits(std::string_view word) const {
    return store.first("SELECT COUNT(*) FROM comment_text WHERE comment_text MATCH ?", word)
        .value()
        .integer(0);
  }
};

}  // namespace

TEST_CASE("published comments: threads by their time, replies below what they answer") {
  Forum forum;
  const auto late = forum.say("late", 0, 5);
  forum.say("early", 0, 3);
  const auto reply = forum.say("reply", late, 6);
  forum.say("earlier reply", late, 4);
  const auto deep = forum.say("deep", reply, 7);
  forum.say("deeper", deep, 8);
  CHECK(forum.read() == "1:early 1:late 2:earlier reply 2:reply 3:deep 3:deeper");
}

TEST_CASE("published comments: what is under a hidden one is not shown, at any depth") {
  Forum forum;
  const auto first = forum.say("first");
  const auto second = forum.say("second", first);
  const auto third = forum.say("third", second);
  const auto fourth = forum.say("fourth", third);
  forum.say("fifth", fourth);
  forum.set(third, "hidden");
  CHECK(forum.read() == "1:first 2:second");
  forum.set(third, "published");
  forum.set(first, "hidden");
  CHECK(forum.read().empty());
}

TEST_CASE("published comments: a reply to what was withdrawn stays, under an empty place") {
  Forum forum;
  const auto first = forum.say("first");
  const auto second = forum.say("second", first);
  forum.say("third", second);
  forum.set(first, "withdrawn");
  CHECK(forum.read() == "1:(gone) 2:second 3:third");
  forum.set(second, "rejected");
  CHECK(forum.read() == "1:(gone) 2:(gone) 3:third");
  CHECK(forum.read().find("first") == std::string::npos);
}

TEST_CASE("published comments: the address to comment at is the same until the policy changes") {
  Forum forum;
  const auto first = forum.say("first");
  store::Change change(forum.store, day(9));
  const auto token = mail_token(forum.store, forum.scenario.id, {}, day(9));
  CHECK(mail_token(forum.store, forum.scenario.id, {}, day(9)) == token);
  const auto below = mail_token(forum.store, forum.scenario.id, first, day(9));
  CHECK(below != token);
  CHECK(by_mail_token(forum.store, below)->comment_id == first);
  CHECK(by_mail_token(forum.store, token)->policy_version == 1);
  CHECK_FALSE(by_mail_token(forum.store, "none"));
  forum.store.run("INSERT INTO comment_policy (body, at) VALUES ('New.', 0)");
  CHECK(mail_token(forum.store, forum.scenario.id, {}, day(9)) != token);
}

TEST_CASE("comments: the index of words follows every change, and forgets what is erased") {
  Forum forum;
  const auto id = forum.say("Prydderch's château");
  CHECK(forum.hits("chateau") == 1);
  forum.store.run("UPDATE comment SET body = 'Another' WHERE id = ?", id);
  CHECK(forum.hits("chateau") == 0);
  CHECK(forum.hits("another") == 1);
  forum.store.run(
      "INSERT INTO comment_revision (comment_id, guest_id, body, format, actor, at)"
      " SELECT id, guest_id, 'Prydderch', 'text', 'tester', 0 FROM comment");
  const auto anna = members::by_id(forum.store, forum.member("Anna", "gwen@example.org")).value();
  forget(forum.store, members::Traces(forum.store, anna), Texts::remove, day(9));
  CHECK(forum.hits("another") == 0);
  CHECK(forum.number("SELECT COUNT(*) FROM comment_revision") == 0);
  forum.store.run("INSERT INTO comment_text (comment_text) VALUES ('integrity-check')");
  CHECK(forum.number("SELECT COUNT(*) FROM comment_text_data WHERE instr(block, 'prydd') > 0"
                     " OR instr(block, 'another') > 0") == 0);
}

}  // namespace qlab::comments
