// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/edit.hpp"

#include <doctest/doctest.h>

#include "lib/scenarios/respond.hpp"
#include "lib/scenarios/tally.hpp"
#include "lib/scenarios/versions.hpp"
#include "lib/store/undo.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::scenarios {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Drafts : Community {
  Scenario one = add(store, {"one", "The first", "Some words."}, Opening::now, day(1));
  Scenario two = add(store, {"two", "The second", "Some words."}, Opening::later, day(1));
  Scenario three = add(store, {"three", "The third", "Some words."}, Opening::later, day(1));
  std::int64_t anna = member("Anna", "anna@example.org");

  [[nodiscard]] std::string order() const {
    std::string slugs;
    for (const auto& each : list(store)) slugs += fmt::format("{}{} ", each.slug, each.position);
    return slugs;
  }
  void answer() {
    respond(store, one, anna, {.want = Answer::yes, .horizon = "lasting"}, Source::staff, day(2));
  }
  [[nodiscard]] Counts want() const { return tally(store, require(store, "one")).axes[0].counts; }
};

}  // namespace

TEST_CASE("scenarios edit: what was said before is kept, and nothing new is no version") {
  Drafts lab;
  CHECK(edit(lab.store, lab.two, {.title = " The second ", .body = "Some words."}, day(2))
            .changed.empty());
  const auto done = edit(lab.store, lab.two, {.title = "Another", .body = "Others."}, day(2));
  CHECK(done.changed == std::vector<std::string_view>{"title", "text"});
  CHECK(done.after.version == 2);
  CHECK(done.after.material_version == 1);
  const auto all = versions(lab.store, done.after);
  REQUIRE(all.size() == 2);
  CHECK(all[0].title == "The second");
  CHECK(all[0].body == "Some words.");
  CHECK(all[1].title == "Another");
  CHECK(all[1].actor == "tester");
  CHECK(version(lab.store, done.after, 1).body == "Some words.");
  CHECK(error_of([&] { version(lab.store, done.after, 3); })->kind() == Kind::not_found);
}

TEST_CASE("scenarios edit: while it is open, other words need a weight, and other commas do not") {
  Drafts lab;
  const auto refused = error_of([&] { edit(lab.store, lab.one, {.body = "Others."}, day(3)); });
  REQUIRE(refused);
  CHECK(refused->kind() == Kind::usage);
  CHECK(versions(lab.store, lab.one).size() == 1);
  const auto minor = edit(lab.store, lab.one, {.body = "Some  WORDS!"}, day(3));
  CHECK(minor.after.version == 2);
  CHECK(minor.stale == 0);
}

TEST_CASE("scenarios edit: a material one makes answers stale until they are confirmed") {
  Drafts lab;
  lab.answer();
  CHECK(error_of([&] { confirm(lab.store, lab.one, lab.anna, Source::staff, day(3)); })->kind() ==
        Kind::refused);
  edit(lab.store, lab.one, {.body = "Words, mended.", .weight = Weight::minor}, day(3));
  CHECK(lab.want() == Counts{.yes = 1});
  const auto done =
      edit(lab.store, lab.one, {.body = "Others.", .weight = Weight::material}, day(4));
  CHECK(done.stale == 1);
  CHECK(done.after.material_version == 3);
  CHECK(lab.want() == Counts{.stale = 1});
  const auto confirmed = confirm(lab.store, lab.one, lab.anna, Source::staff, day(5));
  REQUIRE(confirmed.stances.size() == 1);
  CHECK(confirmed.stances[0].changed);
  CHECK(lab.want() == Counts{.yes = 1});
  const auto all = history(lab.store, done.after, lab.anna);
  REQUIRE(all.size() == 2);
  CHECK(all[0].superseded_at == day(5));
  CHECK(all[1].confirmed);
  CHECK(all[1].version == 3);
  CHECK(all[1].horizon == "lasting");
}

TEST_CASE("scenarios edit: whoever read another version is refused") {
  Drafts lab;
  edit(lab.store, lab.two, {.body = "Second."}, day(2));
  const auto refused =
      error_of([&] { edit(lab.store, lab.two, {.body = "Third.", .if_version = 1}, day(3)); });
  REQUIRE(refused);
  CHECK(refused->kind() == Kind::refused);
  CHECK(edit(lab.store, lab.two, {.body = "Third.", .if_version = 2}, day(3)).after.version == 3);
}

TEST_CASE("scenarios edit: the order is numbered from 1, and others move along") {
  Drafts lab;
  CHECK(edit(lab.store, lab.three, {.position = 1}, day(2)).changed ==
        std::vector<std::string_view>{"position"});
  CHECK(lab.order() == "three1 one2 two3 ");
  CHECK(edit(lab.store, lab.three, {.position = 99}, day(2)).after.position == 3);
  CHECK(lab.order() == "one1 two2 three3 ");
  CHECK(error_of([&] { edit(lab.store, lab.one, {.position = 0}, day(2)); })->kind() ==
        Kind::usage);
}

TEST_CASE("scenarios edit: undoing it brings the text, the answers and the order back") {
  Drafts lab;
  lab.answer();
  edit(lab.store, lab.one, {.body = "Others.", .position = 3, .weight = Weight::material}, day(4));
  const auto change = lab.number("SELECT MAX(id) FROM change_log");
  store::undo(lab.store, change, {}, day(5));
  CHECK(body(lab.store, require(lab.store, "one")) == "Some words.");
  CHECK(lab.want() == Counts{.yes = 1});
  CHECK(lab.order() == "one1 two2 three3 ");
}

}  // namespace qlab::scenarios
