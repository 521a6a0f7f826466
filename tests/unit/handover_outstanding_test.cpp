// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/outstanding.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "lib/calls/call.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::handover {
namespace {

using test::day;

struct Account : test::WebinarLab {
  std::map<std::string, Outstanding> all(Instant now = day(10), std::int64_t contacts = 2) {
    std::map<std::string, Outstanding> found;
    each_outstanding(community.store, members::Query::everybody(), contacts, now,
                     [&](const Outstanding& one) { found[one.name] = one; });
    return found;
  }
  std::int64_t person(const std::string& name) {
    return community.member(name, name + "@example.org");
  }
  void attend(std::int64_t member) {
    community.store.run(
        "INSERT INTO attendance (webinar_id, member_id, name, match, imported_at)"
        " VALUES (?1, ?2, 'n' || ?2, 'name', 0)",
        webinar.id, member);
  }
  void say(std::int64_t member, webinar::Answer answer) {
    webinar::answer(community.store, webinar, {member, answer, webinar::Source::staff, day(2)},
                    day(2));
  }
};

void call(store::Store& store, std::int64_t member, std::string_view state,
          std::optional<Instant> at) {
  store.run(
      "INSERT INTO call (member_id, state, side, starts_at, ends_at, owner, created_at, changed_at)"
      " VALUES (?1, ?2, iif(?2 IN ('no-show', 'cancelled'), 'member', ''), ?3, ?3 + 1800, 'anna', "
      "0,"
      " 0)",
      member, state, at);
}

/// The same as the statement says, from one table after another.
Outcome expected(const store::Store& store, std::int64_t id, Instant now) {
  const auto any = [&](const std::string& sql) { return store.first(sql, id).has_value(); };
  const auto answer = [&](const std::string& words) {
    return any("SELECT 1 FROM rsvp_latest WHERE member_id = ? AND answer IN (" + words + ")");
  };
  const bool over = !store.first("SELECT 1 FROM webinar WHERE starts_at + duration_s > ?", now);
  if (any("SELECT 1 FROM attendance WHERE member_id = ?")) return Outcome::attended;
  if (!over && answer("'yes', 'offered'")) return Outcome::coming;
  if (any("SELECT 1 FROM call WHERE member_id = ? AND state = 'held'")) return Outcome::call_held;
  if (any("SELECT 1 FROM call WHERE member_id = ? AND state = 'booked'"))
    return Outcome::call_arranged;
  if (answer("'maybe', 'waitlisted'") || (over && answer("'yes', 'offered'")) ||
      any("SELECT 1 FROM comment WHERE member_id = ?") ||
      any("SELECT 1 FROM stance WHERE member_id = ?"))
    return Outcome::answered_otherwise;
  if (answer("'no'")) return Outcome::declined;
  const bool refused = any(
      "SELECT 1 FROM consent WHERE member_id = ? AND purpose = 'contact' AND state = 'refused'");
  const bool off = any("SELECT 1 FROM member WHERE id = ? AND delivery = 'off'");
  const bool by_them = any("SELECT 1 FROM member WHERE id = ? AND delivery_by = 'member'");
  const bool bad = any("SELECT 1 FROM member_address WHERE member_id = ? AND state = 'bad'");
  if (refused || (off && by_them && !bad)) return Outcome::opted_out;
  if (bad || off) return Outcome::unreachable;
  return any("SELECT 1 FROM message WHERE member_id = ? AND state = 'sent'") ? Outcome::no_answer
                                                                             : Outcome::waiting;
}

}  // namespace

TEST_CASE("members outstanding: the strongest of several facts counts") {
  Account lab;
  const auto anna = lab.person("anna");
  lab.say(anna, webinar::Answer::no);
  CHECK(lab.all().at("anna").outcome == Outcome::declined);
  lab.say(anna, webinar::Answer::yes);
  CHECK(lab.all().at("anna").outcome == Outcome::coming);
  CHECK(lab.all().at("anna").next_at == lab.webinar.starts_at);
  // It is over, and she was not there.
  CHECK(lab.all(day(60)).at("anna").outcome == Outcome::answered_otherwise);
  lab.attend(anna);
  CHECK(lab.all(day(60)).at("anna").outcome == Outcome::attended);
}

TEST_CASE("members outstanding: whatever is true of members, each is in exactly one outcome") {
  for (const unsigned seed : {4U, 17U, 99U}) {
    std::mt19937 random(seed);
    const auto chance = [&](unsigned one_in) { return random() % one_in == 0; };
    constexpr std::array answers{webinar::Answer::yes, webinar::Answer::no, webinar::Answer::maybe};
    members::Consent no;
    no.state = members::ConsentState::refused;
    Account lab;
    auto& store = lab.community.store;
    store.run(
        "INSERT INTO scenario (id, slug, title, position, state, opened_at, created_at)"
        " VALUES (1, 'host', 'Host', 1, 'open', 0, 0)");
    constexpr int members = 150;
    for (int i = 0; i < members; ++i) {
      const auto id = lab.person(fmt::format("p{}", i));
      if (chance(4)) lab.say(id, answers.at(random() % answers.size()));
      if (chance(8)) lab.attend(id);
      if (chance(5)) store.run("UPDATE member_address SET state = 'bad' WHERE member_id = ?", id);
      if (chance(5)) store.run("UPDATE member SET delivery = 'off' WHERE id = ?", id);
      if (chance(5)) store.run("UPDATE member SET delivery_by = 'member' WHERE id = ?", id);
      if (chance(5)) members::change_consent(store, id, no, day(1));
      for (const auto* state : {"held", "booked", "cancelled", "no-show", "declined"}) {
        if (chance(9)) call(store, id, state, day(20));
      }
      if (chance(9)) {
        store.run(
            "INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, "
            "actor,"
            " at) VALUES (1, ?, 'want', 'yes', 1, 0, 'staff', 'anna', 0)",
            id);
      }
      if (chance(3)) {
        store.run(
            "INSERT INTO message (purpose, object, recipient, member_id, address, subject,"
            " message_id, token, sender, state, queued_at, due_at, done_at) VALUES "
            "('invite',"
            " 'w1', 'm' || ?1, ?1, 'a', 's', ?1, ?1, 'x', 'sent', 0, 0, 0)",
            id);
      }
    }
    for (const auto now : {day(10), day(60)}) {
      std::array<int, outcomes.size()> counts{};
      const auto take = [&](const Outstanding& one) {
        ++counts.at(static_cast<std::size_t>(one.outcome));
        CHECK(name(one.outcome) == name(expected(store, one.member, now)));
        CHECK(one.next.empty() != one.next_at.has_value());
        Outstanding alone;
        each_outstanding(store, members::Query::parse(fmt::format("email:{}@", one.name)), 1, now,
                         [&](const Outstanding& same) {
                           if (same.member == one.member) alone = same;
                         });
        CHECK(alone.outcome == one.outcome);  // asked for by itself, by the indexes
        CHECK(alone.next == one.next);
      };
      each_outstanding(store, members::Query::everybody(), 1, now, take);
      int sum = 0;
      for (const auto count : counts) sum += count;
      CHECK(sum == members);
    }
  }
}

}  // namespace qlab::handover
