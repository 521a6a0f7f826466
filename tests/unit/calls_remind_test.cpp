// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/remind.hpp"

#include <doctest/doctest.h>

#include "lib/calls/problems.hpp"
#include "tests/support/call_lab.hpp"

namespace qlab::calls {
namespace {

using std::chrono::hours;
using test::day;

struct Reminding : test::CallLab {
  std::vector<ReminderRule> rules{{"day-before", {hours(24), {}}, "call-remind", hours(6)}};
  Call call;

  Reminding() {
    slots(2);
    call = book(wanted(person("dora")), "t1");
  }
  /// "in", "out: reason", "missed" or nothing.
  [[nodiscard]] std::string look(Instant now) const {
    const auto due = plan_due(store, rules, {}, setting, now);
    std::string found;
    for (const auto& item : due.round.items) found += item.out ? "out: " + item.out->text : "in";
    for (std::size_t i = 0; i < due.missed.size(); ++i) found += "missed";
    return found;
  }
};

}  // namespace

TEST_CASE("calls remind: due from its time to the end of its window, then missed once") {
  Reminding lab;
  const auto due = lab.at("09:00") - hours(24);
  CHECK(lab.look(due - std::chrono::seconds(1)).empty());
  CHECK(lab.look(due) == "in");
  CHECK(lab.look(due + hours(6) - std::chrono::seconds(1)) == "in");
  CHECK(lab.look(due + hours(6)) == "missed");
  const auto missed = plan_due(lab.store, lab.rules, {}, lab.setting, due + hours(7)).missed;
  record_missed(lab.store, missed, due + hours(7));
  CHECK(lab.look(due + hours(8)).empty());
  CHECK(lab.look(lab.at("09:00") + hours(25)).empty());
}

TEST_CASE("calls remind: whoever was told of the time later than the reminder needs none") {
  Reminding lab;
  lab.book(lab.call, "t2", lab.at("09:00") - hours(23), Event::move);
  CHECK(lab.look(lab.at("09:00") - hours(22)).empty());
}

TEST_CASE("calls remind: who cannot be written to is out, who has no call booked is nowhere") {
  Reminding lab;
  const auto due = lab.at("09:00") - hours(24);
  lab.store.run("UPDATE member SET delivery = 'off'");
  CHECK(lab.look(due) == "out: delivery is off");
  lab.store.run("UPDATE call SET state = 'held'");
  CHECK(lab.look(due).empty());
}

TEST_CASE("calls remind: by the wall clock where the member lives") {
  Reminding lab;
  lab.rules.front().before = {{}, {1, hours(18)}};
  lab.store.run("UPDATE call SET zone = 'America/New_York'");
  const auto evening = parse_rfc3339("2027-02-28T23:00:00Z").value();  // 18:00 there
  CHECK(lab.look(evening - std::chrono::seconds(1)).empty());
  CHECK(lab.look(evening) == "in");
}

TEST_CASE("calls remind: offers that nobody took end, and the call is to be arranged anew") {
  test::CallLab lab;
  lab.slots(1);
  auto call = lab.wanted(lab.person("dora"));
  {
    store::Change change(lab.store, day(2));
    take(lab.store, call, {Event::propose}, day(2));
    hold_slot(lab.store, 1, call.id, day(4), day(2));
    change.commit("proposed");
  }
  CHECK(lapsed_offers(lab.store, day(3)).empty());
  const auto lapsed = lapsed_offers(lab.store, day(4));
  REQUIRE(lapsed.size() == 1);
  put_back_lapsed(lab.store, lapsed, day(4));
  CHECK(lab.now_of(call).state == State::wanted);
  CHECK(history(lab.store, call.id).back().detail == "no time was chosen");
  CHECK(slots(lab.store, {.free_only = true}, day(4)).size() == 1);
  CHECK(problems(lab.store).empty());
}

}  // namespace qlab::calls
