// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/told.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <functional>

#include "lib/scenarios/restored.hpp"
#include "lib/store/snapshot.hpp"
#include "tests/support/community.hpp"

namespace qlab::scenarios {
namespace {

using test::Community;
using test::day;

/// A scenario of 60 people whose first axis has these answers, and the others none.
struct People {
  std::int64_t yes = 0;
  std::int64_t conditional = 0;
  std::int64_t no = 0;
  std::int64_t lasting = 0;
  std::int64_t hosts = 0;
  std::int64_t reachable = 60;
  std::int64_t later = 0;
};

Tally tally_of(const People& people, const Scenario& scenario = {}) {
  Tally tally{.scenario = scenario, .electorate = 60, .reachable = people.reachable, .axes = {}};
  tally.later = people.later;
  for (const auto axis : all_axes) tally.axes.at(static_cast<std::size_t>(axis)).axis = axis;
  auto& first = tally.axes.front();
  first.counts = {people.yes, people.conditional, people.no, 0};
  first.lasting = people.lasting;
  if (people.hosts > 0) first.offers.push_back({.offer = Offer::host, .yes = people.hosts});
  return tally;
}

bool apart(const People& before, const People& after) {
  return tells_apart(publish(tally_of(before), {}), publish(tally_of(after), {}));
}

/// Every state of three groups of answers within 14 people, for two days.
void each_row(const std::function<void(std::int64_t yes, std::int64_t no)>& call) {
  for (std::int64_t yes = 0; yes <= 14; ++yes) {
    for (std::int64_t no = 0; no <= 14 - yes; ++no) call(yes, no);
  }
}

using Cells = std::array<Shown, 3>;

bool in(unsigned set, unsigned cell) { return (set >> cell & 1U) != 0; }

/// Whether the sum of these cells can be worked out, everybody's number being known.
bool is_known(unsigned set, const Cells& cells) {
  bool inside = false;
  bool outside = false;
  for (unsigned i = 0; i < cells.size(); ++i) {
    if (!cells.at(i)) (in(set, i) ? inside : outside) = true;
  }
  return !inside || !outside;
}

/// Known from both rows, and no part of it is.
bool is_smallest_known(unsigned set, const Cells& first, const Cells& second) {
  for (unsigned part = 1; part < set; ++part) {
    const bool is_part = (part & set) == part;
    if (is_part && is_known(part, first) && is_known(part, second)) return false;
  }
  return is_known(set, first) && is_known(set, second);
}

}  // namespace

TEST_CASE("told: numbers may follow where each changes by nothing or by five") {
  CHECK_FALSE(apart({.yes = 10}, {.yes = 10}));
  CHECK_FALSE(apart({.yes = 10}, {.yes = 15}));
  CHECK_FALSE(apart({.yes = 10, .no = 10}, {.yes = 20, .no = 5}));
  for (const std::int64_t more : {1, 2, 3, 4, -1, -4}) {
    CHECK(apart({.yes = 10}, {.yes = 10 + more}));
    CHECK(apart({.yes = 20, .no = 10}, {.yes = 25, .no = 10 + more}));
  }
  CHECK(apart({.yes = 10, .lasting = 5}, {.yes = 10, .lasting = 6}) == false);
  CHECK(apart({.yes = 20, .lasting = 7}, {.yes = 20, .lasting = 9}));
  CHECK(apart({.yes = 20, .hosts = 7}, {.yes = 20, .hosts = 9}));
  CHECK(apart({.yes = 20, .hosts = 0}, {.yes = 20, .hosts = 5}) == false);
  CHECK(apart({.yes = 20, .reachable = 40}, {.yes = 20, .reachable = 41}));
  CHECK(apart({.yes = 20, .later = 6}, {.yes = 20, .later = 7}));
}

TEST_CASE("told: what is withheld is known by its sum, and that changes by five too") {
  // No and conditional are withheld with the next smallest: their sum is yes and who is silent.
  CHECK(apart({.yes = 20, .conditional = 3, .no = 9}, {.yes = 25, .conditional = 3, .no = 10}));
  CHECK_FALSE(
      apart({.yes = 20, .conditional = 3, .no = 9}, {.yes = 25, .conditional = 3, .no = 9}));
}

TEST_CASE("told: no sum that both rows give away ever differs by one to four") {
  each_row([](std::int64_t yes, std::int64_t no) {
    each_row([&](std::int64_t later_yes, std::int64_t later_no) {
      const auto before = publish(tally_of({.yes = yes, .no = no}), {}).axes[0];
      const auto after = publish(tally_of({.yes = later_yes, .no = later_no}), {}).axes[0];
      if (apart({.yes = yes, .no = no}, {.yes = later_yes, .no = later_no})) return;
      const Cells first{before.yes, before.no, before.unanswered};
      const Cells second{after.yes, after.no, after.unanswered};
      const std::array differences{later_yes - yes, later_no - no, yes + no - later_yes - later_no};
      for (unsigned set = 1; set < 8; ++set) {
        if (!is_smallest_known(set, first, second)) continue;
        std::int64_t difference = 0;
        for (unsigned i = 0; i < 3; ++i) difference += in(set, i) ? differences.at(i) : 0;
        CHECK((difference == 0 || std::abs(difference) >= 5));
      }
    });
  });
}

TEST_CASE("told: the earlier numbers stay, with their day, until enough has changed") {
  Community lab;
  const auto scenario = add(lab.store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  const auto tell = [&](const People& people, Instant now) {
    const auto told = to_tell(lab.store, tally_of(people, scenario));
    put_on_record(lab.store, told, now);
    return told;
  };
  CHECK_FALSE(tell({.yes = 10, .lasting = 5, .hosts = 6, .later = 7}, day(2)).since);
  const auto same = tell({.yes = 10, .lasting = 5, .hosts = 6, .later = 7}, day(3));
  CHECK(same.since == day(2));
  CHECK_FALSE(same.is_earlier);
  const auto little = tell({.yes = 11, .lasting = 5, .hosts = 6, .later = 7}, day(4));
  CHECK(little.is_earlier);
  CHECK(little.since == day(2));
  CHECK(little.tally.axes[0].counts.yes == 10);
  CHECK(little.tally.axes[0].lasting == 5);
  CHECK(little.tally.axes[0].offers.at(0).yes == 6);
  CHECK(little.tally.later == 7);
  CHECK(tell({.yes = 14, .lasting = 5, .hosts = 6, .later = 7}, day(5)).is_earlier);
  const auto enough = tell({.yes = 15, .lasting = 5, .hosts = 6, .later = 7}, day(6));
  CHECK_FALSE(enough.is_earlier);
  CHECK(enough.tally.axes[0].counts.yes == 15);
  CHECK(tell({.yes = 15, .lasting = 5, .hosts = 6, .later = 7}, day(7)).since == day(6));
}

TEST_CASE("told: what was told since a backup is known when it is restored") {
  Community lab;
  const auto scenario = add(lab.store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  add(lab.store, {"later-on", "Later", "Text."}, Opening::now, day(1));
  const auto tell = [&](const People& people, Instant now) {
    put_on_record(lab.store, to_tell(lab.store, tally_of(people, scenario)), now);
  };
  tell({.yes = 12, .no = 6}, day(2));
  const auto file = lab.folder.path() / "backup.db";
  store::backup(lab.store.path(), file, store::Overwrite::no);
  tell({.yes = 17, .no = 6}, day(3));

  auto restored = store::Store::open(file, store::Access::write, {"tester", "test"});
  CHECK(carry_told(restored, lab.store) == 1);
  CHECK(carry_told(restored, lab.store) == 0);
  const auto told = to_tell(restored, tally_of({.yes = 18, .no = 6}, scenario));
  CHECK(told.is_earlier);
  CHECK(told.since == day(3));
  CHECK(told.tally.axes[0].counts.yes == 17);
  CHECK(carry_told(lab.store, restored) == 0);
}

TEST_CASE("told: a change that nobody can see has no day of its own") {
  Community lab;
  const auto scenario = add(lab.store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  put_on_record(lab.store,
                to_tell(lab.store, tally_of({.yes = 20, .conditional = 2, .no = 9}, scenario)),
                day(2));
  const auto told = to_tell(lab.store, tally_of({.yes = 20, .conditional = 3, .no = 8}, scenario));
  CHECK(told.since == day(2));
  CHECK_FALSE(told.is_earlier);
}

}  // namespace qlab::scenarios
