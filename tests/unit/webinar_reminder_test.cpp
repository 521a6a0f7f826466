// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/reminder.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "lib/webinar/edit.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

Instant at(const char* text) { return parse_rfc3339(text).value(); }

Webinar held(const char* start, const char* zone) {
  Webinar webinar;
  webinar.starts_at = at(start);
  webinar.zone = zone;
  return webinar;
}

ReminderRule elapsed(std::chrono::seconds before) {
  ReminderRule rule;
  rule.name = "elapsed";
  rule.before.elapsed = before;
  rule.window = std::chrono::hours(2);
  return rule;
}

ReminderRule by_the_wall(int days, std::chrono::minutes time) {
  ReminderRule rule;
  rule.name = "by-the-wall";
  rule.before.on = {days, time};
  rule.window = std::chrono::hours(2);
  return rule;
}

ReminderState state(const test::WebinarLab& lab, const ReminderRule& rule, const char* now) {
  return look_at(lab.community.store, rule, lab.webinar, at(now)).state;
}

void keep(test::WebinarLab& lab, const Reminder& reminder, ReminderState state) {
  store::Change change(lab.community.store, reminder.due);
  record(lab.community.store, reminder, state, reminder.due);
  change.commit("kept");
}

}  // namespace

TEST_CASE("reminder: a day of elapsed time and a day by the wall differ where clocks change") {
  const auto spring = held("2026-03-29T17:00:00Z", "Europe/London");
  CHECK(due_at(elapsed(std::chrono::hours(24)), spring) == at("2026-03-28T17:00:00Z"));
  CHECK(due_at(by_the_wall(1, std::chrono::hours(18)), spring) == at("2026-03-28T18:00:00Z"));
  const auto autumn = held("2026-11-01T23:00:00Z", "America/New_York");
  CHECK(due_at(elapsed(std::chrono::hours(24)), autumn) == at("2026-10-31T23:00:00Z"));
  CHECK(due_at(by_the_wall(1, std::chrono::hours(18)), autumn) == at("2026-10-31T22:00:00Z"));
}

TEST_CASE("reminder: a wall time that is skipped comes later, one that is repeated comes first") {
  const auto spring = held("2027-03-29T11:00:00Z", "Europe/London");
  CHECK(due_at(by_the_wall(1, std::chrono::minutes(90)), spring) == at("2027-03-28T01:30:00Z"));
  const auto autumn = held("2027-11-01T11:00:00Z", "Europe/London");
  CHECK(due_at(by_the_wall(1, std::chrono::minutes(90)), autumn) == at("2027-10-31T00:30:00Z"));
}

TEST_CASE("reminder: the day is that of the webinar's own zone") {
  const auto webinar = held("2027-02-20T23:30:00Z", "Pacific/Auckland");  // Sunday there
  CHECK(due_at(by_the_wall(1, std::chrono::hours(18)), webinar) == at("2027-02-20T05:00:00Z"));
}

TEST_CASE("reminder: from its time to the end of its window it is due") {
  const test::WebinarLab lab;
  const auto rule = elapsed(std::chrono::hours(24));
  CHECK(state(lab, rule, "2027-02-19T12:29:59Z") == ReminderState::scheduled);
  CHECK(state(lab, rule, "2027-02-19T12:30:00Z") == ReminderState::due);
  CHECK(state(lab, rule, "2027-02-19T14:29:59Z") == ReminderState::due);
  CHECK(state(lab, rule, "2027-02-19T14:30:00Z") == ReminderState::missed);
}

TEST_CASE("reminder: the start ends every window") {
  const test::WebinarLab lab;
  const auto rule = elapsed(std::chrono::minutes(30));
  CHECK(state(lab, rule, "2027-02-20T12:29:59Z") == ReminderState::due);
  CHECK(state(lab, rule, "2027-02-20T12:30:00Z") == ReminderState::missed);
}

TEST_CASE("reminder: one that went out stays so, whatever the clock says") {
  test::WebinarLab lab;
  auto rule = elapsed(std::chrono::hours(24));
  rule.catches_up = false;
  const auto due = look_at(lab.community.store, rule, lab.webinar, at("2027-02-19T12:30:00Z"));
  keep(lab, due, ReminderState::completed);
  CHECK(state(lab, rule, "2027-02-19T12:40:00Z") == ReminderState::completed);
  CHECK(state(lab, rule, "2027-02-19T23:00:00Z") == ReminderState::completed);
  CHECK(state(lab, rule, "2027-02-18T12:00:00Z") == ReminderState::scheduled);
}

TEST_CASE("reminder: what a clock that was ahead took for missed is due at its time") {
  test::WebinarLab lab;
  const auto rule = elapsed(std::chrono::hours(24));
  const auto too_late = look_at(lab.community.store, rule, lab.webinar, at("2027-02-19T18:00:00Z"));
  CHECK(too_late.state == ReminderState::missed);
  keep(lab, too_late, ReminderState::missed);
  CHECK(state(lab, rule, "2027-02-19T12:00:00Z") == ReminderState::scheduled);
  CHECK(state(lab, rule, "2027-02-19T12:30:00Z") == ReminderState::due);
  CHECK(state(lab, rule, "2027-02-19T19:00:00Z") == ReminderState::missed);
  keep(lab, too_late, ReminderState::completed);
  CHECK(look_at(lab.community.store, rule, lab.webinar, at("2027-02-19T12:40:00Z")).ran);
}

TEST_CASE("reminder: a start that was set by a clock that was ahead overtakes none") {
  test::WebinarLab lab;
  const auto rule = elapsed(std::chrono::hours(24));
  Edit edit_to;
  edit_to.starts_at = at("2027-02-20T13:00:00Z");
  lab.webinar = edit(lab.community.store, lab.webinar, edit_to, at("2027-02-19T18:00:00Z")).after;
  CHECK(state(lab, rule, "2027-02-19T13:00:00Z") == ReminderState::due);
}

TEST_CASE("reminder: a webinar that moved is reminded of again only where that is ahead") {
  test::WebinarLab lab;
  const auto rule = elapsed(std::chrono::hours(24));
  Edit edit_to;
  edit_to.starts_at = at("2027-02-20T10:00:00Z");
  lab.webinar = edit(lab.community.store, lab.webinar, edit_to, at("2027-02-19T11:00:00Z")).after;
  CHECK(state(lab, rule, "2027-02-19T11:30:00Z") == ReminderState::overtaken);
  edit_to.starts_at = at("2027-02-21T10:00:00Z");
  lab.webinar = edit(lab.community.store, lab.webinar, edit_to, at("2027-02-19T12:00:00Z")).after;
  CHECK(state(lab, rule, "2027-02-19T12:30:00Z") == ReminderState::scheduled);
  CHECK(state(lab, rule, "2027-02-20T10:00:00Z") == ReminderState::due);
}

}  // namespace qlab::webinar
