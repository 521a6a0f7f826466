// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/scenario.hpp"

#include <doctest/doctest.h>

#include "lib/scenarios/figures.hpp"
#include "lib/scenarios/opening.hpp"
#include "lib/scenarios/slug.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::scenarios {

using test::Community;
using test::day;
using test::error_of;

namespace {

const Draft host_led{"host-led", "  A host carries it on  ", "# Host\n\nSomebody *hosts*.\n"};

}  // namespace

TEST_CASE("scenarios: a slug is words and hyphens, and never reads as an id") {
  for (const auto* slug : {"host-led", "a", "plan-9", "2nd-try", "sc3"})
    CHECK_NOTHROW(require_slug(slug));
  for (const auto* slug : {"", "-", "a-", "-a", "a--b", "Host", "a_b", "a b", "höst", "s3", "m12",
                           "12", "a/b", "a\n"}) {
    CAPTURE(slug);
    const auto error = error_of([&] { require_slug(slug); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
    CHECK_FALSE(error->hint().empty());
  }
  CHECK(error_of([] { require_slug(std::string(65, 'a')); }));
}

TEST_CASE("scenarios: a title is one line of text, as its file has room for") {
  Community community;
  const auto endless = std::string(301, 'a');
  for (const std::string_view title : {"", " ", "a\nslug: b", "a\u0085b", "a\u2028b", "a\tb",
                                       "a\x1b[31mb", "caf\xe9", endless.c_str()}) {
    CAPTURE(title);
    const auto error = error_of([&] {
      add(community.store, {"host-led", std::string(title), "Text."}, Opening::later, day(1));
    });
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
  }
  CHECK(list(community.store).empty());
  add(community.store, {"host-led", "\u202bمضيف\u202c", "Text."}, Opening::later, day(1));
}

TEST_CASE("scenarios: a new one is a draft behind the others, with its text") {
  Community community;
  const auto first = add(community.store, host_led, Opening::later, day(1));
  const auto second =
      add(community.store, {"quiet-end", "It ends", "Thanks."}, Opening::now, day(2));
  CHECK(first.state == State::draft);
  CHECK(first.title == "A host carries it on");
  CHECK_FALSE(first.opened_at);
  CHECK(second.state == State::open);
  CHECK(second.opened_at == day(2));
  CHECK(body(community.store, first) == host_led.body);
  const auto all = list(community.store);
  REQUIRE(all.size() == 2);
  CHECK(all[0].position == 1);
  CHECK(all[1].slug == "quiet-end");
}

TEST_CASE("scenarios: what cannot be used is refused and nothing is written") {
  Community community;
  const auto kind = [&](const Draft& draft) {
    const auto error = error_of([&] { add(community.store, draft, Opening::later, day(1)); });
    REQUIRE(error);
    return error->kind();
  };
  CHECK(kind({"ok", " \t", "text"}) == Kind::usage);
  CHECK(kind({"ok", "bad \xff", "text"}) == Kind::usage);
  CHECK(kind({"ok", "Title", " \n"}) == Kind::data);
  CHECK(kind({"ok", "Title", "bad \xff"}) == Kind::data);
  CHECK(kind({"ok", "Title", std::string((1 << 20) + 1, 'x')}) == Kind::data);
  add(community.store, {"ok", "Title", "text"}, Opening::later, day(1));
  CHECK(kind({"ok", "Title", "text"}) == Kind::refused);
  CHECK(community.number("SELECT COUNT(*) FROM scenario") == 1);
  CHECK(community.number("SELECT COUNT(*) FROM change_log") == 1);
}

TEST_CASE("scenarios: an id, a bare number and a slug find one, and a near miss gets a hint") {
  Community community;
  const auto added = add(community.store, host_led, Opening::later, day(1));
  for (const auto* word : {"s1", "1", "host-led"})
    CHECK(require(community.store, word).id == added.id);
  CHECK_FALSE(find(community.store, "s2"));
  const auto error = error_of([&] { (void)require(community.store, "hots-led"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::not_found);
  CHECK(std::string(error->what()) == "no scenario matches 'hots-led'");
  CHECK(error->hint() == "did you mean 'host-led'?");
}

TEST_CASE("scenarios: drafts open once, closed ones do not open again") {
  Community community;
  add(community.store, host_led, Opening::later, day(1));
  add(community.store, {"quiet-end", "It ends", "Thanks."}, Opening::now, day(1));
  add(community.store, {"merge", "We merge", "With others."}, Opening::now, day(1));
  community.store.run("UPDATE scenario SET state = 'set aside' WHERE slug = 'merge'");
  const std::vector<std::string> words{"host-led", "s1", "quiet-end", "merge"};
  const auto transitions = open(community.store, words, day(3));
  REQUIRE(transitions.size() == 3);
  CHECK(transitions[0].before == State::draft);
  CHECK(transitions[0].scenario.opened_at == day(3));
  CHECK(transitions[1].before == State::open);
  CHECK(transitions[1].scenario.opened_at == day(1));
  CHECK(transitions[2].refused == "it is set aside and does not open again");
  CHECK(community.text("SELECT touched FROM change_log ORDER BY id DESC LIMIT 1") == "s1");
}

TEST_CASE("scenarios: an unknown word among several opens none of them") {
  Community community;
  add(community.store, host_led, Opening::later, day(1));
  const std::vector<std::string> words{"host-led", "nowhere"};
  CHECK(error_of([&] { open(community.store, words, day(3)); })->kind() == Kind::not_found);
  CHECK(require(community.store, "s1").state == State::draft);
}

TEST_CASE("scenarios: the report's figures leave drafts out") {
  Community community;
  add(community.store, host_led, Opening::later, day(1));
  add(community.store, {"quiet-end", "It ends", "Thanks."}, Opening::now, day(1));
  const auto shown = figures(community.store);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].tally.scenario.slug == "quiet-end");
  CHECK(shown[0].body == "Thanks.");
  const auto states = count_by_state(community.store);
  REQUIRE(states.size() == 2);
  CHECK(states[0].state == State::draft);
  CHECK(states[0].scenarios == 1);
}

}  // namespace qlab::scenarios
