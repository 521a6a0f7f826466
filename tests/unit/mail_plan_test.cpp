// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/plan.hpp"

#include <doctest/doctest.h>

#include "tests/support/plans.hpp"

namespace qlab::mail {
namespace {

using test::in;
using test::out;

std::string shown(const std::vector<Difference>& differences) {
  std::string all;
  for (const auto& [who, drift, before, now] : differences) {
    all += who + " " + std::string(drifts[static_cast<std::size_t>(drift)]) + ": " + before +
           " -> " + now + "\n";
  }
  return all;
}

std::string drift(std::vector<Decision> before, std::vector<Decision> now) {
  return shown(differences(test::plan(std::move(before)), test::plan(std::move(now))));
}

}  // namespace

TEST_CASE("plan: every decision is in or out, and the counts sum") {
  const auto plan = test::plan({in("m1"), out("m2", Reason::refused), in("m3")});
  CHECK(plan.count_in() == 2);
  CHECK(plan.count_out() == 1);
}

TEST_CASE("plan: the same decisions are no drift, whatever their order and time") {
  auto before = test::plan({in("m1"), out("m2", Reason::answered)});
  auto now = test::plan({out("m2", Reason::answered), in("m1")});
  now.at += std::chrono::hours(5);
  CHECK(differences(before, now).empty());
}

TEST_CASE("plan: who joined, who left, and whose reason or letter is another one") {
  CHECK(drift({out("m1", Reason::refused)}, {in("m1")}) == "m1 joined: out: refused -> in\n");
  CHECK(drift({}, {in("m1")}) == "m1 joined: not selected -> in\n");
  CHECK(drift({in("m1")}, {out("m1", Reason::withdrawn)}) == "m1 left: in -> out: withdrawn\n");
  CHECK(drift({in("m1")}, {}) == "m1 left: in -> not selected\n");
  CHECK(drift({out("m1", Reason::refused)}, {out("m1", Reason::bad_address)}) ==
        "m1 reason: out: refused -> out: bad_address\n");
  CHECK(drift({out("m1", Reason::refused)}, {}) == "m1 reason: out: refused -> not selected\n");
  CHECK(drift({}, {out("m1", Reason::refused)}) == "m1 reason: not selected -> out: refused\n");
  CHECK(drift({in("m1", "aa")}, {in("m1", "bb")}) == "m1 letter: in -> in\n");
}

TEST_CASE("plan: a reason that is the same word with other words for people is drift") {
  auto before = test::plan({out("m1", Reason::answered)});
  auto now = before;
  now.decisions.front().out->text = "answered already: no";
  CHECK(differences(before, now).size() == 1);
}

TEST_CASE("plan: a mail's fingerprint sees everything that its reader sees, and nothing else") {
  Message message;
  message.from = {"Lab", "lab@example.org"};
  message.to = {"Anna", "anna@example.org"};
  message.subject = "Hello";
  message.text = "text";
  message.html = "<p>text</p>";
  message.calendar = CalendarPart{"REQUEST", "BEGIN:VCALENDAR"};
  const auto before = fingerprint(message);
  CHECK(before.size() == 32);
  const auto differs = [&](auto change) {
    auto other = message;
    change(other);
    return fingerprint(other) != before;
  };
  CHECK(differs([](Message& m) { m.from.name = "lab"; }));
  CHECK(differs([](Message& m) { m.reply_to = Mailbox{"", "answers@example.org"}; }));
  CHECK(differs([](Message& m) { m.to.name = "Ann"; }));
  CHECK(differs([](Message& m) { m.to.address = "ann@example.org"; }));
  CHECK(differs([](Message& m) { m.subject += "!"; }));
  CHECK(differs([](Message& m) { m.text += "!"; }));
  CHECK(differs([](Message& m) { m.html += "!"; }));
  CHECK(differs([](Message& m) { m.calendar->text += "!"; }));
  CHECK(differs([](Message& m) { m.calendar.reset(); }));
  CHECK(differs([](Message& m) { std::swap(m.text, m.html); }));
  CHECK_FALSE(differs([](Message& m) { m.message_id = "another@example.org"; }));
}

TEST_CASE("plan: no two plans that differ have one fingerprint") {
  const auto plan = test::plan({in("m1"), out("m2", Reason::refused)});
  const auto differs = [&](auto change) {
    auto other = plan;
    change(other);
    return fingerprint(other) != fingerprint(plan);
  };
  CHECK(differs([](Plan& p) { p.command += "s"; }));
  CHECK(differs([](Plan& p) { p.object = "w2"; }));
  CHECK(differs([](Plan& p) { p.query = "tag:x"; }));
  CHECK(differs([](Plan& p) { p.max = 2; }));
  CHECK(differs([](Plan& p) { p.decisions.pop_back(); }));
  CHECK(differs([](Plan& p) { p.decisions[0].letter = "x"; }));
  CHECK(differs([](Plan& p) { p.decisions[1].out->reason = Reason::withdrawn; }));
  CHECK_FALSE(differs([](Plan& p) { p.at += std::chrono::hours(1); }));
}

}  // namespace qlab::mail
