// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/outstanding.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

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
  std::mt19937 random(4);
  const auto chance = [&](unsigned one_in) { return random() % one_in == 0; };
  constexpr std::array answers{webinar::Answer::yes, webinar::Answer::no, webinar::Answer::maybe};
  members::Consent no;
  no.state = members::ConsentState::refused;
  Account lab;
  constexpr int members = 120;
  for (int i = 0; i < members; ++i) {
    const auto id = lab.person(fmt::format("p{}", i));
    auto& store = lab.community.store;
    if (chance(4)) lab.say(id, answers.at(random() % answers.size()));
    if (chance(6)) lab.attend(id);
    if (chance(5)) store.run("UPDATE member_address SET state = 'bad' WHERE member_id = ?", id);
    if (chance(5)) store.run("UPDATE member SET delivery = 'off' WHERE id = ?", id);
    if (chance(5)) store.run("UPDATE member SET delivery_by = 'member' WHERE id = ?", id);
    if (chance(5)) members::change_consent(store, id, no, day(1));
  }
  int told = 0;
  std::map<Outcome, int> counts;
  each_outstanding(
      lab.community.store, members::Query::everybody(), 1, day(10), [&](const Outstanding& one) {
        ++told;
        ++counts[one.outcome];
        const bool done = one.outcome == Outcome::attended || one.outcome == Outcome::opted_out;
        CHECK(one.next.empty() == done);
        CHECK(one.next_at.has_value() != done);
      });
  CHECK(told == members);
  int sum = 0;
  for (const auto& [outcome, count] : counts) sum += count;
  CHECK(sum == members);
  CHECK(counts.size() >= 6);
}

}  // namespace qlab::handover
